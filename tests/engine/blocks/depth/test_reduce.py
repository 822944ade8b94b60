"""Reduce against numpy, and what is still known of the numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch

from engine.language import Example, Map, Meaning, Misfit, Type, infer, registry
from tests.placed_block import placed

REDUCE = registry()["reduce"]
AXES: dict[str, int | tuple[int, ...]] = {"first": 1, "last": -1, "all": (1, 2)}
THEIRS: dict[str, Any] = {
    "mean": np.mean,
    "sum": np.sum,
    "deviation": np.std,
    "variance": np.var,
    "maximum": np.max,
    "minimum": np.min,
    "quantile": lambda values, axis: np.quantile(values, 0.9, axis=axis),
}


@pytest.mark.parametrize("axis", AXES)
@pytest.mark.parametrize("how", THEIRS)
def test_every_way_is_that_of_numpy(how: str, axis: str) -> None:
    values = np.random.default_rng(0).standard_normal((4, 5, 3)).astype(np.float32)
    node = placed(REDUCE, Example(Map({"x": Type((5, 3))})), how=how, axis=axis, level=0.9)

    found = node.compute({"x": torch.from_numpy(values)})["y"]

    np.testing.assert_allclose(found, THEIRS[how](values, axis=AXES[axis]), rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize(
    ("meaning", "how", "axis", "expected"),
    [
        ("probabilities", "mean", "first", "probabilities"),
        ("probabilities", "mean", "last", "any"),
        ("probabilities", "sum", "first", "any"),
        ("probabilities", "quantile", "first", "any"),
        ("unit", "mean", "last", "unit"),
        ("unit", "sum", "last", "any"),
        ("positive", "sum", "all", "positive"),
        ("positive", "variance", "all", "any"),
        ("any", "deviation", "first", "positive"),
        ("any", "mean", "first", "any"),
    ],
)
def test_what_is_known_of_the_numbers_is_kept_where_it_stays_true(
    meaning: Meaning, how: str, axis: str, expected: Meaning
) -> None:
    inputs = Map({"x": Type((5, 4), meaning=meaning)})

    assert infer(REDUCE, inputs, Map({"how": how, "axis": axis}))["y"].meaning == expected


def test_one_number_has_nothing_to_reduce() -> None:
    with pytest.raises(Misfit, match="there is nothing to reduce"):
        infer(REDUCE, Map({"x": Type()}), Map())


def test_a_quantile_of_more_numbers_than_torch_sorts_is_refused() -> None:
    inputs = Map({"x": Type((1 << 25,))})

    assert infer(REDUCE, inputs, Map())["y"].shape == ()
    with pytest.raises(Misfit, match="a quantile has to sort them"):
        infer(REDUCE, inputs, Map({"how": "quantile"}))
