"""The residual layer against its equations."""

from __future__ import annotations

import numpy as np
import torch

from engine.language import Example, Map, Type, registry
from tests.placed_block import placed

ENTRY = Example(Map({"x": Type((5,))}))
X = np.random.default_rng(0).standard_normal((4, 5)).astype(np.float32)


def test_one_layer_is_passed_by() -> None:
    node = placed(registry()["residual"], ENTRY, activation="tanh")
    weights, bias = (each.detach().numpy() for each in node.module.parameters())
    found = node.compute({"x": torch.from_numpy(X)})["y"].detach()
    np.testing.assert_allclose(found, X + np.tanh(X @ weights.T + bias), rtol=1e-5, atol=1e-6)


def test_two_layers_are_passed_by_with_nothing_behind_the_second() -> None:
    node = placed(registry()["residual"], ENTRY, activation="tanh", layers="two")
    w1, b1, w2, b2 = (each.detach().numpy() for each in node.module.parameters())
    found = node.compute({"x": torch.from_numpy(X)})["y"].detach()
    expected = X + np.tanh(X @ w1.T + b1) @ w2.T + b2
    np.testing.assert_allclose(found, expected, rtol=1e-5, atol=1e-6)
