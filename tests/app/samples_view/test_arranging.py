import pytest

from app.samples_view.arranging import LARGEST_PX, arranged


@pytest.mark.parametrize("sheets", [1, 2, 3, 6])
@pytest.mark.parametrize("samples", [1, 7, 20])
@pytest.mark.parametrize("size", [(700.0, 160.0), (400.0, 300.0), (1200.0, 140.0)])
def test_all_pictures_stand_in_the_room_and_apart(
    sheets: int, samples: int, size: tuple[float, float]
) -> None:
    place = arranged((14.0, *[0.0] * (sheets - 1)), samples, *size)

    corners = [place.corner(row, column) for row in range(sheets) for column in range(samples)]

    assert len(set(corners)) == sheets * samples
    assert max(x for x, _ in corners) + place.side <= size[0]
    assert max(y for _, y in corners) + place.side <= size[1]
    assert min(y for _, y in corners) == 14.0


def test_few_sheets_are_cut_into_blocks_where_that_makes_larger_pictures() -> None:
    one, many = arranged((0.0,), 20, 700, 160), arranged((0.0,) * 6, 20, 700, 160)

    assert one.blocks > 1
    assert many.blocks == 1
    assert one.side > 700 / 20


def test_pictures_are_not_blown_up_without_end() -> None:
    assert arranged((0.0,), 1, 2000, 2000).side == LARGEST_PX


def test_a_room_without_height_is_no_fault() -> None:
    assert arranged((14.0, 0.0), 20, 100, 0).side >= 1


def test_without_samples_there_are_no_columns() -> None:
    assert list(arranged((0.0,), 0, 100, 100).starts()) == []
