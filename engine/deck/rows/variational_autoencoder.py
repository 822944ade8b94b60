"""Row 20: variational autoencoders of digits with a learned noise of the pixels.

The collapsed one takes the mean over the pixels in place of their sum, and nothing else is changed:
its KL then weighs 64 times as much, and no dimension is worth what it costs. The one with beta = 4
differs from the first in that one weight.
"""

from __future__ import annotations

from functools import partial

from engine.deck.codes import agreement, agreement_of_components, error_of_components, vote
from engine.deck.figure import Figure, at_least, at_most, on_test
from engine.deck.runs import Runs

TEN, COLLAPSED = "digits-vae", "digits-vae-collapsed"
BETA = "digits-beta-vae"
TWO = "Code.shape=[2]"
LEAST_NATS = 0.01


def neighbours_agree(runs: Runs) -> float:
    """The share of the 10 nearest training codes with the label of a test code."""
    trained = runs.trained(TEN)
    return agreement(trained.output("Sample", "training"), trained.output("Sample"), trained)


def neighbours_vote(runs: Runs) -> float:
    """The share of test codes whose label most of the 10 nearest training codes have."""
    trained = runs.trained(TEN)
    return vote(trained.output("Sample", "training"), trained.output("Sample"), trained)


def components_agree(runs: Runs) -> float:
    """The same of ten principal components."""
    return agreement_of_components(10, runs.trained(TEN))


def error_beside(runs: Runs) -> float:
    """The error of two principal components of the training images."""
    return error_of_components(2, runs.trained(TEN, TWO))


def largest_divergence(example: str, runs: Runs) -> float:
    """The mean KL on the test rows of the dimension that tells most, in nats."""
    return float(runs.trained(example).output("KL per dimension").mean(0).max())


FIGURES = (
    Figure(
        20,
        "VAE, 10 dimensions: 10 nearest training codes agree",
        neighbours_agree,
        at_least(0.90),
        components_agree,
        "PCA",
    ),
    Figure(20, "VAE, 10 dimensions: 10 nearest training codes vote right", neighbours_vote),
    Figure(
        20,
        "VAE, 10 dimensions: 10 nearest of the test codes agree",
        on_test(TEN, "Nearest 10 agree"),
    ),
    Figure(
        20,
        "VAE, 10 dimensions: active dimensions",
        on_test(TEN, "Active dimensions"),
        at_least(4),
    ),
    Figure(
        20,
        "VAE, 2 dimensions: test error",
        on_test(TEN, "Pixel error", TWO),
        at_most(0.040),
        error_beside,
        "PCA",
    ),
    Figure(
        20,
        "VAE, 2 dimensions: active dimensions",
        on_test(TEN, "Active dimensions", TWO),
        at_least(2),
    ),
    Figure(
        20,
        "VAE, beta = 4: active dimensions",
        on_test(BETA, "Active dimensions"),
        None,
        on_test(TEN, "Active dimensions"),
        "beta = 1",
    ),
    Figure(
        20,
        "VAE, beta = 4: test error",
        on_test(BETA, "Pixel error"),
        None,
        on_test(TEN, "Pixel error"),
        "beta = 1",
    ),
    Figure(
        20,
        "VAE, mean over the pixels + KL: active dimensions",
        on_test(COLLAPSED, "Active dimensions"),
        at_most(0),
        on_test(TEN, "Active dimensions"),
        "sum over the pixels",
    ),
    Figure(
        20,
        "VAE, mean over the pixels + KL: largest KL of a dimension",
        partial(largest_divergence, COLLAPSED),
        at_most(LEAST_NATS),
        partial(largest_divergence, TEN),
        "sum over the pixels",
    ),
)
