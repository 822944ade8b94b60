"""Shuffle keeps the values and breaks the pairing."""

from __future__ import annotations

import torch

from engine.language import example, registry
from tests.placed_block import placed

NODE = placed(registry()["shuffle"], example(x=(1,)))
X = torch.arange(100.0).unsqueeze(1)


def test_it_permutes_the_samples_anew_each_time() -> None:
    NODE.module.train()
    one, other = (NODE.compute({"x": X})["y"] for _ in range(2))
    assert torch.equal(one.sort(dim=0).values, X)
    assert not torch.equal(one, other)
    assert (one == X).float().mean() < 0.1


def test_when_used_no_sample_keeps_its_own_value() -> None:
    NODE.module.eval()
    told = NODE.compute({"x": X})["y"]
    assert torch.equal(told, torch.cat([X[-1:], X[:-1]]))
