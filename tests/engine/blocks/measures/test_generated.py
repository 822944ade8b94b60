"""Measures of what a generator makes, against counts in numpy."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch

from engine.datasets.ring_of_gaussians import ring_of_gaussians
from engine.language import Example, Map, Misfit, Type, infer, registry
from tests.placed_block import placed

POINTS, MODE = ring_of_gaussians(2500, 1.0, 0.01)
PLACES = np.arange(8) * np.pi / 4
CENTRES = np.stack([np.cos(PLACES), np.sin(PLACES)], axis=1)
INPUTS = Map({"made": Type((2,)), "real": Type((2,)), "mode": Type(kind="category", classes=8)})


def measured(block: str, made: np.ndarray, **parameters: Any) -> float:
    node = placed(registry()[block], Example(INPUTS), **parameters)
    given = {"made": made.astype(np.float32), "real": POINTS, "mode": MODE}
    (value,) = node.compute({name: torch.from_numpy(v) for name, v in given.items()}).values()
    return value.item()


def made_around(modes: int, deviation: float) -> np.ndarray:
    random = np.random.default_rng(1)
    return CENTRES[np.arange(2500) % modes] + deviation * random.standard_normal((2500, 2))


@pytest.mark.parametrize("modes", [1, 5, 8])
def test_modes_are_covered_that_samples_lie_around(modes: int) -> None:
    assert measured("modes_covered", made_around(modes, 0.01)) == modes


@pytest.mark.parametrize(("near", "modes"), [(20, 2), (19, 1)])
def test_twenty_of_2500_samples_cover_a_mode(near: int, modes: int) -> None:
    made = np.repeat(CENTRES[:1], 2500, axis=0)
    made[:near] = CENTRES[1]
    assert measured("modes_covered", made) == modes


@pytest.mark.parametrize("deviation", [0.005, 0.01, 0.03])
def test_share_near_modes_counts_distances_to_the_true_centres(deviation: float) -> None:
    made = made_around(8, deviation)
    distance = np.linalg.norm(made[:, None] - CENTRES, axis=2).min(axis=1)
    share = (distance <= 3 * 0.01).mean()
    assert measured("share_near_modes", made) == pytest.approx(share, abs=0.01)


def test_samples_between_the_modes_are_near_none() -> None:
    assert measured("share_near_modes", 0.9 * made_around(8, 0.001)) == 0
    assert measured("modes_covered", 0.9 * made_around(8, 0.001)) == 0


def test_a_mode_without_real_samples_is_covered_by_none() -> None:
    node = placed(registry()["modes_covered"], Example(INPUTS))
    made = torch.zeros(10, 2)
    real, mode = torch.from_numpy(POINTS[MODE == 0][:10]), torch.zeros(10, dtype=torch.int64)
    assert node.compute({"made": made, "real": real, "mode": mode})["modes"] == 0


def test_made_samples_of_another_shape_are_refused() -> None:
    inputs = Map({"made": Type((3,)), "real": Type((2,)), "mode": Type(kind="category", classes=8)})
    with pytest.raises(Misfit, match="agree with real"):
        infer(registry()["modes_covered"], inputs, Map())


def test_discriminator_accuracy_counts_real_and_made_alike() -> None:
    block = registry()["discriminator_accuracy"]
    node = placed(block, Example(Map({"real": Type((1,)), "made": Type((1,))})))
    real, made = torch.tensor([[1.0], [2.0], [-1.0], [3.0]]), torch.tensor([[1.0], [-2.0]])
    assert node.compute({"real": real, "made": made})["accuracy"] == (0.75 + 0.5) / 2


@pytest.mark.parametrize(
    ("covered", "sentence"),
    [
        (8, ""),
        (5, ""),
        (4, "Only 4 of 8 modes are covered: collapsed, or not there yet."),
        (0, "None of the 8 modes is covered."),
    ],
)
def test_few_modes_are_said_to_be_a_collapse(covered: int, sentence: str) -> None:
    template, places = registry()["modes_covered"].verdict_of(INPUTS, Map(), covered)
    assert template.format_map(places) == sentence


@pytest.mark.parametrize(
    ("share", "beginning"),
    [
        (0.99, "It tells nearly all apart (0.99 right)"),
        (0.8, ""),
        (0.52, "It cannot tell made from real (0.52 right"),
        (0.4, ""),
    ],
)
def test_a_discriminator_that_is_too_good_or_guesses_is_said_so(
    share: float, beginning: str
) -> None:
    template, places = registry()["discriminator_accuracy"].verdict_of(Map(), Map(), share)
    assert template.format_map(places).startswith(beginning)
    assert bool(template) == bool(beginning)
