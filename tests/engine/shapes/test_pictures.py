import pytest

from engine.language import Type
from engine.shapes.pictures import is_picture


@pytest.mark.parametrize("shape", [(8, 8), (1, 8, 8), (3, 8, 8)])
def test_two_axes_of_numbers_are_a_picture_and_so_are_one_or_three_channels(
    shape: tuple[int, ...],
) -> None:
    assert is_picture(Type(shape=shape))


@pytest.mark.parametrize("shape", [(), (8,), (2, 8, 8), (1, 1, 8, 8)])
def test_other_shapes_are_none(shape: tuple[int, ...]) -> None:
    assert not is_picture(Type(shape=shape))


def test_categories_and_what_has_no_samples_are_none() -> None:
    assert not is_picture(Type(kind="category", shape=(8, 8), classes=3))
    assert not is_picture(Type(shape=(8, 8), is_batched=False))
