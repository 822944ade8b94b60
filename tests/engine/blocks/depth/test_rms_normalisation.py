"""RMS normalisation against its equation."""

from __future__ import annotations

import numpy as np
import torch

from engine.language import Example, Map, Type, registry
from tests.placed_block import placed


def test_the_mean_square_becomes_1_and_the_mean_stays() -> None:
    values = 2 + np.random.default_rng(0).standard_normal((4, 6)).astype(np.float32)
    node = placed(registry()["rms_normalisation"], Example(Map({"x": Type((6,))})))
    found = node.compute({"x": torch.from_numpy(values)})["y"].detach()
    expected = values / np.sqrt((values**2).mean(1, keepdims=True) + 1e-5)
    np.testing.assert_allclose(found, expected, rtol=1e-5)
