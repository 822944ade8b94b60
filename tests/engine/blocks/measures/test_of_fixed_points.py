"""Measures of what a map comes to rest at, against plain counts in numpy."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from scipy.spatial.distance import cdist
from scipy.special import softmax
from scipy.stats import entropy

from engine.language import Example, Map, Misfit, Type, infer, registry
from tests.placed_block import placed

TOLD = Type((3,), meaning="probabilities")
NOVELTY = Map({"made": Type((2,)), "made_told": TOLD, "real": Type((2,)), "real_told": TOLD})
RANDOM = np.random.default_rng(0)


def measured(
    block: str, inputs: Map[str, Type], given: dict[str, np.ndarray], **knobs: Any
) -> float:
    node = placed(registry()[block], Example(inputs), **knobs)
    rows = {name: torch.from_numpy(value.astype(np.float32)) for name, value in given.items()}
    (value,) = node.compute(rows).values()
    return value.item()


def told(rows: int, sharpness: float) -> np.ndarray:
    found: np.ndarray = softmax(sharpness * RANDOM.standard_normal((rows, 3)), axis=1)
    return found


def test_points_that_move_by_no_more_than_the_tolerance_are_fixed() -> None:
    points = RANDOM.standard_normal((5, 2, 3))
    again = points.copy()
    again[0, 0, 0] += 0.009
    again[1] += 0.009
    again[2, 0, :2] += 0.011

    share = measured(
        "fixed_points",
        Map({"x": Type((2, 3)), "again": Type((2, 3))}),
        {"x": points, "again": again},
        tolerance=0.01,
    )

    assert share == pytest.approx(3 / 5)


def test_a_point_that_is_no_number_is_not_fixed() -> None:
    nowhere = np.full((4, 2), np.nan)
    inputs = Map({"x": Type((2,)), "again": Type((2,))})
    assert measured("fixed_points", inputs, {"x": nowhere, "again": nowhere}) == 0


@pytest.mark.parametrize("count", [1, 7, 1500])
def test_distinct_points_are_counted_once(count: int) -> None:
    points = np.stack([np.arange(count), np.zeros(count)], axis=1)
    rows = points[RANDOM.integers(0, count, 2500)]
    rows[:count] = points
    rows[:, 1] = RANDOM.uniform(0, 0.04, 2500)
    assert measured("distinct_points", Map({"x": Type((2,))}), {"x": rows}, apart=0.1) == count


def test_points_that_are_no_numbers_do_not_count_as_many() -> None:
    rows = np.full((9, 2), np.nan)
    assert measured("distinct_points", Map({"x": Type((2,))}), {"x": rows}) == 1


@pytest.mark.parametrize("quantile", [0.5, 0.95, 1.0])
def test_what_is_novel_is_far_and_doubted_at_once(quantile: float) -> None:
    real, made = RANDOM.standard_normal((300, 2)), 2 * RANDOM.standard_normal((200, 2))
    real_told, made_told = told(300, 4.0), told(200, 1.0)
    own = cdist(real, real)
    np.fill_diagonal(own, np.inf)
    is_far = cdist(made, real).min(1) > np.quantile(own.min(1), quantile)
    is_doubted = entropy(made_told, axis=1) > np.quantile(entropy(real_told, axis=1), quantile)
    given = {"made": made, "made_told": made_told, "real": real, "real_told": real_told}

    share = measured("novelty", NOVELTY, given, quantile=quantile)

    assert share == pytest.approx((is_far & is_doubted).mean())
    assert 0 < share < min(is_far.mean(), is_doubted.mean())


def test_real_samples_themselves_are_not_novel() -> None:
    real, of_real = RANDOM.standard_normal((100, 2)), told(100, 1.0)
    given = {"made": real, "made_told": of_real, "real": real, "real_told": of_real}
    assert measured("novelty", NOVELTY, given, quantile=0.0) == 0


@pytest.mark.parametrize(
    ("port", "kind"),
    [
        ("made", Type((3,))),
        ("made_told", Type((3,))),
        ("real_told", Type((2, 3), meaning="probabilities")),
        ("made_told", Type((4,), meaning="probabilities")),
    ],
)
def test_what_novelty_cannot_compare_is_told_at_its_port(port: str, kind: Type) -> None:
    with pytest.raises(Misfit) as misfit:
        infer(registry()["novelty"], NOVELTY.put(port, kind), Map())
    assert misfit.value.port == port


def test_a_map_must_give_what_it_takes_to_have_fixed_points() -> None:
    with pytest.raises(Misfit) as misfit:
        infer(registry()["fixed_points"], Map({"x": Type((2,)), "again": Type((3,))}), Map())
    assert misfit.value.port == "again"
