"""The positional encoding: the formula of its paper, for even and odd widths."""

from __future__ import annotations

import math

import pytest
import torch

from engine.language import example, registry
from tests.placed_block import placed


@pytest.mark.parametrize("features", [1, 6, 7])
def test_waves_are_those_of_the_paper(features: int) -> None:
    node = placed(registry()["positional_encoding"], example(x=(5, features)))
    found = node.compute({"x": torch.zeros(2, 5, features)})["y"]
    for step in range(5):
        for place in range(features):
            angle = step / 10_000 ** (2 * (place // 2) / features)
            wanted = math.cos(angle) if place % 2 else math.sin(angle)
            assert found[1, step, place].item() == pytest.approx(wanted, abs=1e-6)


def test_learned_positions_are_the_same_for_every_sample() -> None:
    entry = example({"encoding": "learned"}, x=(4, 3))
    found = placed(registry()["positional_encoding"], entry).compute({"x": torch.zeros(2, 4, 3)})
    assert torch.equal(found["y"][0], found["y"][1])
    assert not torch.equal(found["y"][0, 0], found["y"][0, 1])
