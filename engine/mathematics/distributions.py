"""The distributions that a head may predict, each declared once: losses, measures and read-outs
derive from it.

A value on a wire holds one distribution for each number to be predicted. A Gaussian has two numbers
of its own, its mean and its deviation, a Laplacian its place and its scale, a categorical
distribution a probability for each class: these stand on a last axis. The probability of a
Bernoulli distribution and the rate of a Poisson distribution are the one number there is.

The functions are source for the text, so torch is named here and not imported. q: the numbers of
the distributions, (batch, ...) with the axis of their own; target: (batch, ...) without it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.language.types import Meaning, Shape, Type
from engine.language.values import Map

if TYPE_CHECKING:
    import torch  # noqa: TC004 - the text imports it; here the functions are only read
    from torch import Tensor


def bernoulli_log_likelihood(q: Tensor, target: Tensor) -> Tensor:
    """Logarithm of the probability of each target. q, target: (batch, ...)."""
    share = target.to(q.dtype).view_as(q)
    yes, no = q.clamp(min=1e-12).log(), (1 - q).clamp(min=1e-12).log()
    return share * yes + (1 - share) * no


def bernoulli_mean(q: Tensor) -> Tensor:
    """The mean of each distribution. q: (batch, ...)."""
    return q


def bernoulli_deviation(q: Tensor) -> Tensor:
    """The standard deviation of each distribution. q: (batch, ...)."""
    return (q * (1 - q)).clamp(min=1e-12).sqrt()


def bernoulli_quantile(q: Tensor, level: float) -> Tensor:
    """0 where that is at least `level` likely, else 1. q: (batch, ...)."""
    return (1 - q < level).to(q.dtype)


def bernoulli_divergence(p: Tensor, q: Tensor) -> Tensor:
    """KL divergence from p to q, number by number. p, q: (batch, ...)."""
    yes = p * (p.clamp(min=1e-12).log() - q.clamp(min=1e-12).log())
    no = (1 - p) * ((1 - p).clamp(min=1e-12).log() - (1 - q).clamp(min=1e-12).log())
    return yes + no


def bernoulli_sample(q: Tensor, random: torch.Generator) -> Tensor:
    """Draws 0 or 1 from each distribution. q: (batch, ...)."""
    return (torch.rand(q.shape, generator=random).to(q.device) < q).to(q.dtype)


def categorical_log_likelihood(q: Tensor, target: Tensor) -> Tensor:
    """Logarithm of the probability of each true class. q: (batch, ..., classes)."""
    return q.clamp(min=1e-12).log().gather(-1, target.unsqueeze(-1)).squeeze(-1)


def categorical_divergence(p: Tensor, q: Tensor) -> Tensor:
    """KL divergence from p to q. p, q: (batch, ..., classes)."""
    return (p * (p.clamp(min=1e-12).log() - q.clamp(min=1e-12).log())).sum(-1)


def gaussian_log_likelihood(q: Tensor, target: Tensor) -> Tensor:
    """Logarithm of the density at each target. q: (batch, ..., 2), mean and deviation."""
    mean, deviation = q.unbind(-1)
    z = (target - mean) / deviation
    return -0.5 * z**2 - deviation.log() - 0.5 * math.log(math.tau)


def gaussian_mean(q: Tensor) -> Tensor:
    """The mean of each distribution. q: (batch, ..., 2), mean and deviation."""
    return q[..., 0]


def gaussian_deviation(q: Tensor) -> Tensor:
    """The standard deviation of each distribution. q: (batch, ..., 2), mean and deviation."""
    return q[..., 1]


def gaussian_quantile(q: Tensor, level: float | Tensor) -> Tensor:
    """What a share `level` lies below. q: (batch, ..., 2), mean and deviation."""
    mean, deviation = q.unbind(-1)
    standard: Tensor = torch.special.ndtri(torch.as_tensor(level).to(mean))
    return mean + deviation * standard


def gaussian_share_below(q: Tensor, place: Tensor) -> Tensor:
    """The share that lies below each place. q: (..., 2), mean and deviation."""
    mean, deviation = q.unbind(-1)
    below: Tensor = torch.special.ndtr((place - mean) / deviation)
    return below


def gaussian_divergence(p: Tensor, q: Tensor) -> Tensor:
    """KL divergence from p to q. p, q: (batch, ..., 2), mean and deviation."""
    (mean, deviation), (other_mean, other_deviation) = p.unbind(-1), q.unbind(-1)
    ratio, distance = deviation / other_deviation, (mean - other_mean) / other_deviation
    return 0.5 * (ratio**2 + distance**2 - 1) - ratio.log()


def gaussian_sample(q: Tensor, random: torch.Generator) -> Tensor:
    """Draws from each distribution. q: (batch, ..., 2), mean and deviation."""
    mean, deviation = q.unbind(-1)
    return mean + deviation * torch.randn(mean.shape, generator=random).to(mean.device)


def laplace_log_likelihood(q: Tensor, target: Tensor) -> Tensor:
    """Logarithm of the density at each target. q: (batch, ..., 2), place and scale."""
    place, scale = q.unbind(-1)
    return -(target - place).abs() / scale - (2 * scale).log()


def laplace_mean(q: Tensor) -> Tensor:
    """The mean of each distribution. q: (batch, ..., 2), place and scale."""
    return q[..., 0]


def laplace_deviation(q: Tensor) -> Tensor:
    """The standard deviation of each distribution. q: (batch, ..., 2), place and scale."""
    return math.sqrt(2) * q[..., 1]


def laplace_quantile(q: Tensor, level: float | Tensor) -> Tensor:
    """What a share `level` lies below. q: (batch, ..., 2), place and scale."""
    place, scale = q.unbind(-1)
    side = torch.as_tensor(level).to(place) - 0.5
    return place - scale * side.sign() * torch.log1p(-2 * side.abs())


def laplace_share_below(q: Tensor, place: Tensor) -> Tensor:
    """The share that lies below each place. q: (..., 2), place and scale."""
    middle, scale = q.unbind(-1)
    z = (place - middle) / scale
    return 0.5 - 0.5 * z.sign() * torch.expm1(-z.abs())


def laplace_divergence(p: Tensor, q: Tensor) -> Tensor:
    """KL divergence from p to q. p, q: (batch, ..., 2), place and scale."""
    (place, scale), (other_place, other_scale) = p.unbind(-1), q.unbind(-1)
    distance = (place - other_place).abs()
    mean = scale * (-distance / scale).exp() + distance
    return mean / other_scale - 1 + (other_scale / scale).log()


def laplace_sample(q: Tensor, random: torch.Generator) -> Tensor:
    """Draws from each distribution. q: (batch, ..., 2), place and scale."""
    place, scale = q.unbind(-1)
    side = torch.rand(place.shape, generator=random).to(place.device) - 0.5
    return place - scale * side.sign() * torch.log1p(-2 * side.abs())


def poisson_log_likelihood(q: Tensor, target: Tensor) -> Tensor:
    """Logarithm of the probability of each count. q: (batch, ...), the rate."""
    return target * q.clamp(min=1e-12).log() - q - torch.lgamma(target + 1)


def poisson_mean(q: Tensor) -> Tensor:
    """The mean of each distribution. q: (batch, ...), the rate."""
    return q


def poisson_deviation(q: Tensor) -> Tensor:
    """The standard deviation of each distribution. q: (batch, ...), the rate."""
    return q.sqrt()


def poisson_quantile(q: Tensor, level: float) -> Tensor:
    """The smallest count that is reached with probability `level`. q: (batch, ...), the rate."""
    rate = q.detach()
    low, high = torch.full_like(rate, -1), (rate + 10 * rate.sqrt() + 20).ceil()
    for _ in range(40):  # halves the counts that are left each time
        middle = ((low + high) / 2).floor()
        is_reached = torch.special.gammaincc(middle + 1, rate) >= level
        low, high = torch.where(is_reached, low, middle), torch.where(is_reached, middle, high)
    return high


def poisson_divergence(p: Tensor, q: Tensor) -> Tensor:
    """KL divergence from p to q. p, q: (batch, ...), the rates."""
    return p * (p.clamp(min=1e-12).log() - q.clamp(min=1e-12).log()) - p + q


def poisson_sample(q: Tensor, random: torch.Generator) -> Tensor:
    """Draws a count from each distribution. q: (batch, ...), the rate."""
    return torch.poisson(q.cpu(), generator=random).to(q.device)


@dataclass(frozen=True)
class Distribution:
    """A distribution, what it holds, and the source of what losses and measures ask of it.

    numbers: the words for the numbers that stand on its last axis; empty where it has none. holds:
    the meanings of targets that it gives a likelihood to; has_classes: it holds classes. Functions
    take q first, as the head of this file says; None where there is no such thing.
    """

    id: str
    title: str
    meaning: Meaning
    numbers: str
    holds: tuple[Meaning, ...]
    log_likelihood: Callable[[Tensor, Tensor], Tensor]
    divergence: Callable[[Tensor, Tensor], Tensor]
    mean: Callable[[Tensor], Tensor] | None = None
    deviation: Callable[[Tensor], Tensor] | None = None
    quantile: Callable[[Tensor, float], Tensor] | None = None
    sample: Callable[[Tensor, torch.Generator], Tensor] | None = None
    share_below: Callable[[Tensor, Tensor], Tensor] | None = None
    has_classes: bool = False

    def predicted(self, q: Type) -> Shape:
        """The shape of what distributions of type `q` predict."""
        return q.shape[:-1] if self.numbers else q.shape

    @property
    def is_pair(self) -> bool:
        """Whether two numbers stand on its last axis, a place and a width."""
        return bool(self.numbers) and not self.has_classes

    def source(self, asked: str, *arguments: str) -> str:
        """Source that asks something of it: gaussian_quantile(y, 0.95)."""
        return f"{self.function(asked)}({', '.join(arguments)})"

    def function(self, asked: str) -> str:
        """What the function is called in the text that answers it: gaussian_quantile."""
        name: str = getattr(self, asked).__name__
        return name

    @property
    def code(self) -> tuple[Callable[..., object], ...]:
        """All of its functions, for the `code` of a block; the text has those that it mentions."""
        read = (self.mean, self.deviation, self.quantile, self.sample, self.share_below)
        return (self.log_likelihood, self.divergence, *(found for found in read if found))


ANY_NUMBERS: tuple[Meaning, ...] = (
    "any",
    "unit",
    "positive",
    "counts",
    "probabilities",
    "logits",
    "rate",
)
"""The meanings of targets that a density on the whole line gives a likelihood to."""

DISTRIBUTIONS: tuple[Distribution, ...] = (
    Distribution(
        "bernoulli",
        "Bernoulli",
        "unit",
        "",
        ("unit", "probabilities"),
        bernoulli_log_likelihood,
        bernoulli_divergence,
        bernoulli_mean,
        bernoulli_deviation,
        bernoulli_quantile,
        bernoulli_sample,
        has_classes=True,
    ),
    Distribution(
        "categorical",
        "Categorical",
        "probabilities",
        "a probability for each class",
        (),
        categorical_log_likelihood,
        categorical_divergence,
        has_classes=True,
    ),
    Distribution(
        "gaussian",
        "Gaussian",
        "gaussian",
        "mean and deviation",
        ANY_NUMBERS,
        gaussian_log_likelihood,
        gaussian_divergence,
        gaussian_mean,
        gaussian_deviation,
        gaussian_quantile,
        gaussian_sample,
        gaussian_share_below,
    ),
    Distribution(
        "laplace",
        "Laplacian",
        "laplace",
        "place and scale",
        ANY_NUMBERS,
        laplace_log_likelihood,
        laplace_divergence,
        laplace_mean,
        laplace_deviation,
        laplace_quantile,
        laplace_sample,
        laplace_share_below,
    ),
    Distribution(
        "poisson",
        "Poisson",
        "rate",
        "",
        ("counts",),
        poisson_log_likelihood,
        poisson_divergence,
        poisson_mean,
        poisson_deviation,
        poisson_quantile,
        poisson_sample,
    ),
)

CODE = tuple(code for entry in DISTRIBUTIONS for code in entry.code)
"""The functions of all distributions, for a block that takes any of them."""

_BY_MEANING = Map((entry.meaning, entry) for entry in DISTRIBUTIONS)


def distribution_of(meaning: Meaning) -> Distribution | None:
    """The distribution whose numbers have this meaning; None for any other range of numbers."""
    return _BY_MEANING.get(meaning)
