"""Reshape: the same numbers, not more and not fewer."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from engine.language import Example, Map, Misfit, Type, infer, registry
from tests.placed_block import placed

RESHAPE = registry()["reshape"]


def test_numbers_keep_their_order() -> None:
    values = torch.arange(24.0).reshape(1, 4, 6)
    node = placed(RESHAPE, Example(Map({"x": Type((4, 6))})), shape=(2, 3, 4))
    found = node.compute({"x": values})["y"].numpy()[0]
    np.testing.assert_array_equal(found.ravel(), np.arange(24))


def test_another_count_is_refused_in_numbers() -> None:
    with pytest.raises(Misfit, match="expected 49 numbers for 7 × 7, received 8 × 8; it holds 64"):
        infer(RESHAPE, Map({"x": Type((8, 8))}), Map({"shape": (7, 7)}))


def test_probabilities_stay_so_on_a_last_axis_that_is_kept() -> None:
    row = Map({"x": Type((4, 3), meaning="probabilities")})
    assert infer(RESHAPE, row, Map({"shape": (2, 2, 3)}))["y"].meaning == "probabilities"
    assert infer(RESHAPE, row, Map({"shape": (12,)}))["y"].meaning == "any"
