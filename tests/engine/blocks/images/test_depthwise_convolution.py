"""The depthwise convolution: no channel sees another."""

from __future__ import annotations

import torch

from engine.language import Example, Map, Type, registry
from tests.placed_block import placed


def test_each_channel_is_filtered_by_itself() -> None:
    entry = Example(Map({"x": Type((3, 5, 4))}))
    node = placed(registry()["depthwise_convolution"], entry, filters=2, activation="identity")
    picture = torch.randn((1, 3, 5, 4), generator=torch.Generator().manual_seed(0))
    before = node.compute({"x": picture})["y"]
    picture[:, 1] += 1

    moved = (node.compute({"x": picture})["y"] - before).abs().amax((0, 2, 3)) > 0

    assert moved.tolist() == [False, False, True, True, False, False]
