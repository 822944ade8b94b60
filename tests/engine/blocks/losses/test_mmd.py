"""The maximum mean discrepancy against its definition."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from engine.language import Example, Map, Misfit, Type, infer, registry
from tests.placed_block import placed

MMD = registry()["mmd"]


def discrepancy(samples: torch.Tensor, prior: torch.Tensor, **own: object) -> torch.Tensor:
    kind = Type(tuple(samples.shape[1:]))
    node = placed(MMD, Example(Map({"samples": kind, "prior": kind}), Map()), **own)
    return node.compute({"samples": samples, "prior": prior})["loss"]


def test_it_is_the_sum_over_pairs_of_two_different_samples() -> None:
    random = np.random.default_rng(0)
    samples, prior = random.normal(0.5, 2, (7, 2)), random.normal(0, 1, (7, 2))

    def kernel(one: np.ndarray, other: np.ndarray) -> float:
        apart = float(((one - other) ** 2).sum())
        return sum(c / (c + apart) for c in (4 * 1.5**2 * scale for scale in (0.5, 3)))

    pairs = [(i, j) for i in range(7) for j in range(7)]
    within = sum(kernel(each[i], each[j]) for each in (samples, prior) for i, j in pairs if i != j)
    between = sum(kernel(samples[i], prior[j]) for i, j in pairs)
    found = discrepancy(
        torch.from_numpy(samples).float(),
        torch.from_numpy(prior).float(),
        deviation=1.5,
        scales=(0.5, 3.0),
    )
    assert float(found) == pytest.approx(within / 42 - 2 * between / 49, abs=1e-5)


def test_it_is_near_0_for_samples_of_the_prior_and_large_for_others() -> None:
    random = torch.Generator().manual_seed(0)
    one, other = (torch.randn(500, 2, generator=random) for _ in range(2))
    assert abs(float(discrepancy(one, other))) < 0.01
    assert float(discrepancy(3 * one + 2, other)) > 0.5


def test_its_gradient_is_finite_where_samples_coincide() -> None:
    samples = torch.zeros(4, 2, requires_grad=True)
    discrepancy(samples, torch.zeros(4, 2)).backward()
    assert samples.grad is not None
    assert samples.grad.isfinite().all()


def test_samples_and_prior_of_two_shapes_are_refused() -> None:
    with pytest.raises(Misfit, match="it must agree with samples"):
        infer(MMD, Map({"samples": Type((2,)), "prior": Type((3,))}), Map())
