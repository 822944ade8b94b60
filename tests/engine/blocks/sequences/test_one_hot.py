"""One-hot: a one in the place of the class."""

from __future__ import annotations

import torch

from engine.language import Type, example, registry
from tests.placed_block import placed


def test_each_category_has_a_one_in_its_own_place() -> None:
    entry = example(x=Type((2,), kind="category", classes=3))
    found = placed(registry()["one_hot"], entry).compute({"x": torch.tensor([[2, 0]])})["y"]
    assert found.tolist() == [[[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]]]
