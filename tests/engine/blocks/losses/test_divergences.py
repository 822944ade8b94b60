"""The divergences between samples and a distribution, against numerical integration and scipy."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from scipy import stats
from torch import Tensor

from engine.language import Example, Map, Misfit, Type, infer, registry
from tests.placed_block import placed

GAUSSIAN = Type((1, 2), meaning="gaussian", is_batched=False)
X = np.linspace(-30, 30, 600_001)
P, Q = stats.norm(0.5, 1.5), stats.norm(-1.0, 0.8)
Q_NUMBERS = torch.tensor([[-1.0, 0.8]])
SAMPLES = torch.from_numpy(P.ppf((np.arange(20_000) + 0.5) / 20_000)).float().unsqueeze(1)


def loss(block: str, samples: Tensor, q: Tensor, **parameters: Any) -> float:
    axes = Type(tuple(samples.shape[1:]))
    kind = axes if len(q) == len(samples) else GAUSSIAN
    node = placed(registry()[block], Example(Map({"samples": axes, "q": kind})), **parameters)
    return float(node.compute({"samples": samples, "q": q})["loss"])


def integral(values: np.ndarray) -> float:
    return float(np.trapezoid(values, X))


def test_wasserstein_is_the_area_between_the_distribution_functions() -> None:
    area = integral(np.abs(P.cdf(X) - Q.cdf(X)))
    assert loss("wasserstein", SAMPLES, Q_NUMBERS) == pytest.approx(area, rel=1e-3)


def test_cramer_is_the_squared_difference_of_the_distribution_functions() -> None:
    area = integral((P.cdf(X) - Q.cdf(X)) ** 2)
    assert loss("cramer", SAMPLES, Q_NUMBERS) == pytest.approx(area, rel=1e-3)


def test_kl_from_p_to_q_is_the_integral_plus_the_entropy_that_is_dropped() -> None:
    cross = -integral(P.pdf(X) * Q.logpdf(X))
    assert loss("kl_from_samples", SAMPLES, Q_NUMBERS) == pytest.approx(cross, rel=1e-3)


def test_kl_from_q_to_p_is_the_integral_on_fine_cells() -> None:
    area = integral(Q.pdf(X) * (Q.logpdf(X) - P.logpdf(X)))
    found = loss("kl_from_samples", SAMPLES, Q_NUMBERS, direction="q_to_p")
    assert found == pytest.approx(area, rel=0.01)


def test_jensen_shannon_is_the_integral_on_fine_cells() -> None:
    midway = np.log((P.pdf(X) + Q.pdf(X)) / 2)
    of_p, of_q = P.pdf(X) * (P.logpdf(X) - midway), Q.pdf(X) * (Q.logpdf(X) - midway)
    area = integral((of_p + of_q) / 2)
    assert loss("jensen_shannon", SAMPLES, Q_NUMBERS) == pytest.approx(area, rel=0.01)


@pytest.mark.parametrize("mean", [-500.0, 500.0])
def test_a_q_that_has_left_the_cells_is_noticed(mean: float) -> None:
    far = torch.tensor([[mean, 0.5]])
    assert loss("jensen_shannon", SAMPLES, far) == pytest.approx(np.log(2), rel=1e-3)
    assert loss("kl_from_samples", SAMPLES, far, direction="q_to_p") > 10
    assert loss("kl_from_samples", SAMPLES, far) > 1e4
    assert loss("wasserstein", SAMPLES, far) == pytest.approx(abs(mean - 0.5), rel=0.01)
    assert loss("cramer", SAMPLES, far) > 400


def test_distances_of_samples_are_those_of_scipy() -> None:
    random = np.random.default_rng(0)
    one, other = random.normal(size=50), random.exponential(size=50)
    pair = [torch.from_numpy(values).float() for values in (one, other)]
    distance = stats.wasserstein_distance(one, other)
    assert loss("wasserstein", *pair) == pytest.approx(distance, rel=1e-4)
    energy = stats.energy_distance(one, other) ** 2 / 2
    assert loss("cramer", *pair) == pytest.approx(energy, rel=1e-4)


def test_the_energy_of_vectors_on_a_line_is_the_cramer_distance_along_it() -> None:
    random = np.random.default_rng(0)
    one, other = (torch.from_numpy(random.normal(size=40)).float() for _ in range(2))
    of_vectors = [torch.stack([values * 0.6, values * 0.8], 1) for values in (one, other)]
    assert loss("cramer", *of_vectors) == pytest.approx(loss("cramer", one, other), abs=1e-5)


def test_sliced_wasserstein_of_a_shift_is_its_mean_length_along_all_directions() -> None:
    one = torch.randn(100, 2, generator=torch.Generator().manual_seed(0))
    shifted = loss("wasserstein", one, one + torch.tensor([3.0, 4.0]), directions=4096)
    assert shifted == pytest.approx(5 * 2 / np.pi, rel=0.03)


@pytest.mark.parametrize(
    ("samples", "q", "words"),
    [
        (Type((2,)), GAUSSIAN, "compare samples with samples instead"),
        (Type((1,)), Type((3, 2), meaning="gaussian", is_batched=False), "one number is drawn"),
        (Type((1,)), Type((1,), meaning="rate", is_batched=False), "distribution function in clo"),
        (Type((1,)), Type((2,)), "a distribution is wired without a batch axis"),
    ],
)
def test_what_cannot_be_compared_is_refused(samples: Type, q: Type, words: str) -> None:
    with pytest.raises(Misfit, match=words):
        infer(registry()["wasserstein"], Map({"samples": samples, "q": q}), Map())


def test_kl_to_a_prior_adds_up_over_the_numbers_of_a_code() -> None:
    node = placed(
        registry()["kl_to_prior"],
        Example(Map({"q": Type((3, 2), meaning="gaussian")})),
        mean=0.5,
        deviation=2.0,
    )
    q = torch.tensor([[0.0, 1.0], [1.0, 0.5], [-2.0, 3.0]]).expand(4, 3, 2)
    theirs = torch.distributions.kl_divergence(
        torch.distributions.Normal(q[..., 0], q[..., 1]), torch.distributions.Normal(0.5, 2.0)
    )
    torch.testing.assert_close(node.compute({"q": q})["loss"], theirs.sum(1).mean())
