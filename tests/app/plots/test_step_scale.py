from __future__ import annotations

from itertools import pairwise

import pytest

from app.plots.step_scale import ROOM_PX, step_scale, whole_numbers


def numbers(span: float, epoch_steps: float, width_px: float = 600) -> list[str]:
    return [words for _, words in step_scale(span, epoch_steps, width_px).ticks]


def test_epochs_are_counted_where_they_are_known() -> None:
    scale = step_scale(4000.0, 20.0, 600)

    assert scale.name == "epoch"
    assert [words for _, words in scale.ticks] == ["0", "50", "100", "150", "200"]
    assert scale.ticks[-1][0] == 4000.0


def test_steps_are_counted_where_there_are_no_epochs_or_hardly_one() -> None:
    assert step_scale(4000.0, 0.0, 600).name == "step"
    assert step_scale(30.0, 20.0, 600).name == "step"
    assert numbers(2000.0, 0.0, 400) == ["0", "500", "1,000", "1,500", "2,000"]


@pytest.mark.parametrize("span", [1.0, 7.0, 99.0, 1234.0, 88_888.0, 5e6])
@pytest.mark.parametrize("width_px", [80.0, 200.0, 700.0])
def test_numbers_never_stand_close(span: float, width_px: float) -> None:
    ticks = step_scale(span, 0.0, width_px).ticks
    places = [step / span * width_px for step, _ in ticks]

    gaps = [two - one for one, two in pairwise(places)]
    assert min(gaps, default=ROOM_PX) >= ROOM_PX


def test_a_plot_without_room_has_its_beginning_only() -> None:
    assert list(whole_numbers(0.5, 1)) == [0]
