"""Always-on dropout: in use as in training."""

from __future__ import annotations

import torch

from engine.language import Example, Map, Type, registry
from tests.placed_block import placed


def test_it_draws_in_evaluation_and_keeps_the_mean() -> None:
    entry = Example(Map({"x": Type((20_000,))}))
    node = placed(registry()["always_on_dropout"], entry, rate=0.25)
    node.module.eval()
    one, other = (node.compute({"x": torch.ones(1, 20_000)})["y"] for _ in range(2))
    assert not torch.equal(one, other)
    assert set(one.unique().tolist()) == {0.0, float(torch.tensor(1.0) / 0.75)}
    assert abs(one.mean().item() - 1) < 0.02
