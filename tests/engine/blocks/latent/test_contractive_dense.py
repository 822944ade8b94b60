"""The penalty of the contractive layer against the Jacobian that torch works out."""

from __future__ import annotations

import torch
from torch.func import jacrev, vmap

from engine.language import Example, Map, Type, registry
from tests.placed_block import placed


def test_the_penalty_is_the_squared_norm_of_the_jacobian() -> None:
    node = placed(registry()["contractive_dense"], Example(Map({"x": Type((6,))})), units=4)
    x = torch.randn(9, 6, generator=torch.Generator().manual_seed(0))
    found = node.compute({"x": x})
    jacobian = vmap(jacrev(lambda row: node.module(row)[0]))(x)
    assert jacobian.shape == (9, 4, 6)
    torch.testing.assert_close(found["penalty"], jacobian.square().sum((1, 2)).mean())
