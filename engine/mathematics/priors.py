"""The Gaussian that a code is to be spread like: its parameters, and how far Gaussians are from it.

The function is source for the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language.inference import Misfit
from engine.language.parameters import Real
from engine.language.ports import Port
from engine.language.types import Type
from engine.mathematics.distributions import gaussian_divergence
from engine.mathematics.pairing import predicted_distribution

if TYPE_CHECKING:
    from torch import Tensor

PRIOR = (
    Real("mean", 0.0, low=-1e6, title="Mean", help="The mean m0 of the prior."),
    Real(
        "deviation",
        1.0,
        low=1e-3,
        title="Deviation",
        help="The standard deviation s0 of the prior.",
        is_logarithmic=True,
    ),
)
"""The parameters that say which Gaussian the prior is, of each number by itself."""

CODES = Port(
    "q",
    "batch ...",
    help="The Gaussians, such as a Gaussian head predicts for a code.",
    meaning="gaussian",
)


def divergence_to_prior(q: Tensor, mean: float, deviation: float) -> Tensor:
    """KL divergence from q to N(mean, deviation^2), number by number.

    q: (batch, ..., 2), mean and deviation. Gives (batch, ...).
    """
    return gaussian_divergence(q, q.new_tensor([mean, deviation]))


CODE = (gaussian_divergence, divergence_to_prior)


def check_codes(q: Type) -> None:
    """A Misfit says where Gaussians do not stand along an axis, or are no pairs of numbers."""
    predicted_distribution("q", q)
    if len(q.shape) == 1:
        raise Misfit("q", "an axis of numbers before the last", q.words(), "it has too few axes")
