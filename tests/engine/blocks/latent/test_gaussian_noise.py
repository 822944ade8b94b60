"""Gaussian noise: as wide as it says, and in use only where it is always on."""

from __future__ import annotations

import pytest
import torch

from engine.language import Example, Map, Type, registry
from tests.placed_block import Placed, placed

COUNT = 20_000


def noisy(**parameters: float) -> Placed:
    entry = Example(Map({"x": Type((COUNT,))}))
    return placed(registry()["gaussian_noise"], entry, **parameters)


def test_the_deviation_is_the_one_that_was_set() -> None:
    found = noisy(deviation=0.4).compute({"x": torch.ones(1, COUNT)})["y"]
    assert found.mean().item() == pytest.approx(1, abs=0.02)
    assert found.std().item() == pytest.approx(0.4, rel=0.03)


def test_only_what_is_always_on_draws_in_evaluation() -> None:
    x = torch.full((1, COUNT), 0.5)
    usual, always = noisy(deviation=0.4), noisy(deviation=0.4, is_always=True)
    for node in (usual, always):
        node.module.eval()
    assert torch.equal(usual.compute({"x": x})["y"], x)
    assert not torch.equal(always.compute({"x": x})["y"], x)


def test_the_range_is_kept_and_promised_where_it_is_asked_for() -> None:
    node = noisy(deviation=1.0, is_clamped=True)
    found = node.compute({"x": torch.full((1, COUNT), 0.5)})["y"]
    assert (found.min().item(), found.max().item()) == (0, 1)
    assert node.outputs["y"].meaning == "unit"
