"""Product: number by number, of one shape."""

from __future__ import annotations

import pytest
import torch

from engine.language import Example, Map, Misfit, Type, infer, registry
from tests.placed_block import placed

PRODUCT = registry()["product"]


def test_numbers_are_multiplied_in_pairs() -> None:
    node = placed(PRODUCT, Example(Map({"a": Type((2,)), "b": Type((2,))})))
    found = node.compute({"a": torch.tensor([[2.0, 3.0]]), "b": torch.tensor([[5.0, -1.0]])})
    assert found["y"].tolist() == [[10.0, -3.0]]


def test_values_of_two_shapes_are_refused() -> None:
    with pytest.raises(Misfit, match="expected 8 × 8, received 8; it must agree with a"):
        infer(PRODUCT, Map({"a": Type((8, 8)), "b": Type((8,))}), Map())
