"""The convolution against its formula, worked out place by place."""

from __future__ import annotations

import numpy as np
import torch

from engine.language import Example, Map, Type, registry
from tests.placed_block import placed


def test_every_place_is_the_weighed_sum_of_its_neighbours() -> None:
    picture = np.random.default_rng(0).standard_normal((3, 7, 6)).astype(np.float32)
    entry = Example(Map({"x": Type((3, 7, 6))}))
    node = placed(
        registry()["convolution"],
        entry,
        channels=2,
        kernel=2,
        stride=2,
        dilation=3,
        padding="none",
        activation="identity",
    )
    weights, bias = (each.detach().numpy() for each in node.module.parameters())

    found = node.compute({"x": torch.from_numpy(picture)[None]})["y"].detach().numpy()[0]

    assert found.shape == (2, 2, 2)
    for c, i, j in np.ndindex(found.shape):
        total = sum(
            weights[c, k, u, v] * picture[k, 2 * i + 3 * u, 2 * j + 3 * v]
            for k, u, v in np.ndindex(3, 2, 2)
        )
        np.testing.assert_allclose(found[c, i, j], total + bias[c], rtol=1e-4, atol=1e-6)
