"""Pooling over time: what is kept of each window."""

from __future__ import annotations

import pytest
import torch

from engine.language import Map, Misfit, Type, example, infer, registry
from tests.placed_block import placed

POOLING = registry()["pooling_over_time"]


@pytest.mark.parametrize(("mode", "wanted"), [("max", [2.0, 5.0]), ("average", [1.0, 4.0])])
def test_each_window_gives_one_step_and_the_rest_is_left_out(
    mode: str, wanted: list[float]
) -> None:
    node = placed(POOLING, example({"mode": mode, "size": 3}, x=(8,)))
    found = node.compute({"x": torch.arange(8.0).unsqueeze(0)})["y"]
    assert found.flatten().tolist() == wanted


def test_window_longer_than_the_sequence_is_a_misfit() -> None:
    with pytest.raises(Misfit, match="expected at least 3 steps, received 1 step; a window is"):
        infer(POOLING, Map({"x": Type((1, 2))}), Map({"size": 3}))


def test_an_average_of_counts_is_no_count() -> None:
    counts = Map({"x": Type((4, 2), meaning="counts")})
    assert infer(POOLING, counts, Map({"mode": "average"}))["y"].meaning == "any"


def test_what_pixels_mean_is_kept() -> None:
    assert infer(POOLING, Map({"x": Type((4, 2), meaning="unit")}), Map())["y"].meaning == "unit"
