"""The category sampler draws every category equally often."""

from __future__ import annotations

import torch

from engine.language import Map, registry
from tests.placed_block import Placed


def test_every_category_is_equally_likely() -> None:
    block = registry()["category_sampler"]
    node = Placed(block, Map(), block.filled({"classes": 4}))

    drawn = node.evaluate(block.forward, {}, batch="40_000")

    shares = torch.bincount(drawn, minlength=4) / 40_000
    torch.testing.assert_close(shares, torch.full((4,), 0.25), atol=0.02, rtol=0)
