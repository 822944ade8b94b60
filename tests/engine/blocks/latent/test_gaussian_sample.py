"""The Gaussian sample draws in training, passes gradients on, and gives the mean when used."""

from __future__ import annotations

import pytest
import torch

from engine.language import Example, Map, Misfit, Type, infer, registry
from tests.placed_block import Placed, placed

SAMPLE = registry()["gaussian_sample"]


def node() -> Placed:
    return placed(SAMPLE, Example(Map({"q": Type((2, 2), meaning="gaussian")})))


def gaussians(rows: int) -> torch.Tensor:
    """N(3, 0.5^2) and N(-1, 2^2) in each row."""
    return torch.tensor([[3.0, 0.5], [-1.0, 2.0]]).expand(rows, 2, 2)


def test_draws_have_the_mean_and_the_deviation() -> None:
    drawn = node().compute({"q": gaussians(20_000)})["z"]
    assert drawn.mean(0).tolist() == pytest.approx([3, -1], abs=0.05)
    assert drawn.std(0).tolist() == pytest.approx([0.5, 2], rel=0.03)


def test_the_gradient_is_that_of_m_plus_s_e() -> None:
    q = gaussians(3).clone().requires_grad_()
    drawn = node().compute({"q": q})["z"]
    drawn.sum().backward()
    assert q.grad is not None
    assert q.grad[..., 0].eq(1).all()
    torch.testing.assert_close(q.grad[..., 1], ((drawn - q[..., 0]) / q[..., 1]).detach())


def test_it_gives_the_mean_when_used() -> None:
    used = node()
    used.module.eval()
    assert torch.equal(used.compute({"q": gaussians(3)})["z"], gaussians(3)[..., 0])


def test_a_code_without_deviations_cannot_be_drawn_from() -> None:
    with pytest.raises(Misfit, match="expected Gaussians"):
        infer(SAMPLE, Map({"q": Type((2, 2))}), Map())
