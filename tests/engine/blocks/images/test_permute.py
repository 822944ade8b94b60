"""Permute against numpy, and orders that are none."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from engine.language import Example, Map, Meaning, Misfit, Type, infer, registry
from tests.placed_block import placed

PERMUTE = registry()["permute"]


@pytest.mark.parametrize("order", [(), (1, 2, 3), (2.0, 3.0, 1.0), (3, 1, 2)])
def test_axes_go_where_numpy_puts_them(order: tuple[float, ...]) -> None:
    values = np.random.default_rng(0).standard_normal((2, 3, 4)).astype(np.float32)
    node = placed(PERMUTE, Example(Map({"x": Type((2, 3, 4))})), order=order)
    found = node.compute({"x": torch.from_numpy(values)[None]})["y"].numpy()[0]
    theirs = [int(axis) - 1 for axis in order] or None
    np.testing.assert_array_equal(found, values.transpose(theirs))


@pytest.mark.parametrize(
    ("order", "words"),
    [((2.0, 2.0), "2, 2"), ((1.0, 2.0, 3.0), "1, 2, 3"), ((1.5, 2.0), "1.5, 2")],
)
def test_what_is_no_order_of_the_axes_is_refused(order: tuple[float, ...], words: str) -> None:
    with pytest.raises(Misfit, match=f"with the axes {words}, received 8 × 6: axes 1, 2"):
        infer(PERMUTE, Map({"x": Type((8, 6))}), Map({"order": order}))


@pytest.mark.parametrize(
    ("order", "expected"), [((2.0, 1.0, 3.0), "probabilities"), ((1.0, 3.0, 2.0), "any")]
)
def test_probabilities_stay_so_on_the_last_axis(
    order: tuple[float, ...], expected: Meaning
) -> None:
    found = infer(
        PERMUTE, Map({"x": Type((4, 5, 3), meaning="probabilities")}), Map({"order": order})
    )
    assert found["y"].meaning == expected
