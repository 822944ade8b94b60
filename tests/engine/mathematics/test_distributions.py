"""Every distribution is what scipy makes of the same numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from scipy import stats
from torch import Tensor

from engine.language.emitted import emitted
from engine.language.types import Type
from engine.mathematics.distributions import DISTRIBUTIONS, Distribution, distribution_of

LEVELS = (0.05, 0.3, 0.5, 0.95)


def read(found: Distribution, name: str) -> Any:
    """A function of a distribution as the text has it."""
    import math

    names: dict[str, Any] = {"torch": torch, "math": math, "Tensor": Tensor}
    for code in found.code:
        exec(f"from __future__ import annotations\n{emitted(code)}", names)  # noqa: S102 - ours
    return names[getattr(found, name).__name__]


def numbers_of(found: Distribution) -> tuple[Tensor, Any]:
    """Numbers of three distributions, and the same three of scipy."""
    place, width = torch.tensor([-1.0, 0.5, 3.0]), torch.tensor([0.3, 1.0, 2.5])
    match found.id:
        case "bernoulli":
            return torch.tensor([0.1, 0.5, 0.8]), stats.bernoulli([0.1, 0.5, 0.8])
        case "poisson":
            return torch.tensor([0.2, 4.0, 150.0]), stats.poisson([0.2, 4.0, 150.0])
        case "gaussian":
            return torch.stack([place, width], -1), stats.norm(place.numpy(), width.numpy())
    return torch.stack([place, width], -1), stats.laplace(place.numpy(), width.numpy())


ONES = [found for found in DISTRIBUTIONS if found.mean]
every_one = pytest.mark.parametrize("found", ONES, ids=lambda found: found.id)


@every_one
def test_log_likelihood_mean_deviation_and_quantiles_are_those_of_scipy(
    found: Distribution,
) -> None:
    q, peer = numbers_of(found)
    targets = torch.tensor([0.0, 1.0, 1.0])
    density = peer.logpmf if hasattr(peer.dist, "logpmf") else peer.logpdf
    likely = read(found, "log_likelihood")(q, targets)
    np.testing.assert_allclose(likely, density(targets.numpy()), rtol=1e-4)
    np.testing.assert_allclose(read(found, "mean")(q), peer.mean(), rtol=1e-5)
    np.testing.assert_allclose(read(found, "deviation")(q), peer.std(), rtol=1e-5)
    for level in LEVELS:
        np.testing.assert_allclose(read(found, "quantile")(q, level), peer.ppf(level), rtol=1e-4)


@every_one
def test_samples_have_the_mean_and_the_deviation(found: Distribution) -> None:
    q, peer = numbers_of(found)
    many = q.expand(20_000, *q.shape)
    drawn = read(found, "sample")(many, torch.Generator().manual_seed(0))
    np.testing.assert_allclose(drawn.mean(0), peer.mean(), atol=0.05 * peer.std().max())
    np.testing.assert_allclose(drawn.std(0), peer.std(), rtol=0.05)


@pytest.mark.parametrize("name", ["gaussian", "laplace"])
def test_the_share_below_a_place_is_that_of_scipy(name: Any) -> None:
    found = distribution_of(name)
    assert found is not None
    q, peer = numbers_of(found)
    for place in (-2.0, 0.0, 3.0):
        below = read(found, "share_below")(q, torch.tensor(place))
        np.testing.assert_allclose(below, peer.cdf(place), rtol=1e-4, atol=1e-6)


@pytest.mark.parametrize("name", ["gaussian", "laplace"])
def test_the_divergence_of_densities_is_their_integral(name: Any) -> None:
    found = distribution_of(name)
    assert found is not None
    q, peer = numbers_of(found)
    x = np.linspace(-60, 60, 200_001)
    p_density, q_density = (peer.dist(*q[row].tolist()).logpdf(x) for row in (0, 1))
    integral = np.trapezoid(np.exp(p_density) * (p_density - q_density), x)
    assert float(read(found, "divergence")(q[0], q[1])) == pytest.approx(integral, rel=1e-4)


@pytest.mark.parametrize("name", ["unit", "rate", "probabilities"])
def test_the_divergence_of_counts_is_their_sum(name: Any) -> None:
    found = distribution_of(name)
    assert found is not None
    if found.id == "categorical":
        p, q = torch.tensor([0.2, 0.3, 0.5]), torch.tensor([0.6, 0.3, 0.1])
        shares = (p.numpy(), q.numpy())
    else:
        p, q = torch.tensor(0.3), torch.tensor(0.7)
        kind = stats.bernoulli if found.id == "bernoulli" else stats.poisson
        values = np.arange(2 if found.id == "bernoulli" else 30)
        shares = (kind(0.3).pmf(values), kind(0.7).pmf(values))
    total = float((shares[0] * np.log(shares[0] / shares[1])).sum())
    assert float(read(found, "divergence")(p, q)) == pytest.approx(total, rel=1e-4)


def test_a_categorical_likelihood_is_the_logarithm_of_the_true_class() -> None:
    found = distribution_of("probabilities")
    assert found is not None
    q = torch.tensor([[0.2, 0.8], [0.5, 0.5]])
    likely = read(found, "log_likelihood")(q, torch.tensor([1, 0]))
    torch.testing.assert_close(likely, torch.tensor([0.8, 0.5]).log())


def test_what_is_predicted_lacks_the_axis_of_the_distribution() -> None:
    gaussian, poisson = distribution_of("gaussian"), distribution_of("rate")
    assert gaussian is not None
    assert poisson is not None
    assert gaussian.predicted(Type((3, 2), meaning="gaussian")) == (3,)
    assert poisson.predicted(Type((3, 2), meaning="rate")) == (3, 2)


def test_a_range_that_is_no_distribution_has_none() -> None:
    assert distribution_of("positive") is None
