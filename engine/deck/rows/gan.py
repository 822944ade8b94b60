"""Row 28: a GAN on a ring of eight Gaussians, with each of the two losses of its generator.

Beside them a Wasserstein GAN, whose critic is kept from becoming steep by a gradient penalty.
"""

from __future__ import annotations

from functools import partial

from engine.deck.figure import Figure, Value, at_least
from engine.deck.runs import Runs

WASSERSTEIN = "ring-wasserstein-gan"
EXAMPLES = {"non-saturating": "ring-gan", "minimax": "ring-gan-minimax"}


def measured(example: str, measure: str, runs: Runs) -> float:
    """What the measure of an example gives for 2,500 samples beside the test rows."""
    return runs.trained(example).test(measure)


def _of(example: str, measure: str) -> Value:
    return partial(measured, example, measure)


def _figures(form: str, example: str) -> tuple[Figure, ...]:
    return (
        Figure(28, f"GAN, {form}: modes of 8", _of(example, "Modes covered"), at_least(7)),
        Figure(28, f"GAN, {form}: share near", _of(example, "Share near modes"), at_least(0.80)),
        Figure(28, f"GAN, {form}: accuracy of D", _of(example, "Discriminator accuracy")),
    )


FIGURES = (
    *(figure for form, example in EXAMPLES.items() for figure in _figures(form, example)),
    Figure(28, "GAN, Wasserstein with penalty: modes of 8", _of(WASSERSTEIN, "Modes covered")),
    Figure(28, "GAN, Wasserstein with penalty: share near", _of(WASSERSTEIN, "Share near modes")),
    Figure(28, "GAN, Wasserstein with penalty: slope off 1", _of(WASSERSTEIN, "Slope")),
)
