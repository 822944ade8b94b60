"""The embedding: a dense layer behind a one-hot code, without the zeros."""

from __future__ import annotations

import torch

from engine.language import Type, example, registry
from tests.placed_block import placed


def test_points_are_the_rows_that_a_one_hot_code_would_choose() -> None:
    entry = example({"dimensions": 2}, x=Type(kind="category", classes=4))
    node = placed(registry()["embedding"], entry)
    (points,) = node.module.parameters()
    code = torch.eye(4)[[3, 1]]
    torch.testing.assert_close(node.compute({"x": torch.tensor([3, 1])})["y"], code @ points)
