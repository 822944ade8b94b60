"""The learned deviation: what it learns is the root mean square error."""

from __future__ import annotations

import pytest
import torch

from engine.language import Example, Map, Misfit, Type, infer, registry
from engine.mathematics.distributions import gaussian_log_likelihood
from tests.placed_block import placed

HEAD = registry()["learned_deviation"]


def test_it_is_likeliest_at_the_root_of_the_mean_square_error() -> None:
    random = torch.Generator().manual_seed(0)
    mean, target = (torch.randn(50, 4, generator=random) for _ in range(2))
    error = float((mean - target).square().mean().sqrt())
    node = placed(HEAD, Example(Map({"mean": Type((4,))})), start=error)
    loss = -gaussian_log_likelihood(node.compute({"mean": mean})["y"], target).mean()
    loss.backward()
    (weight,) = node.module.parameters()
    assert weight.grad is not None
    assert float(weight.grad) == pytest.approx(0, abs=1e-5)


def test_it_begins_at_its_start_and_leaves_the_means_alone() -> None:
    node = placed(HEAD, Example(Map({"mean": Type((4,))})), start=0.25)
    mean = torch.randn(3, 4)
    found = node.compute({"mean": mean})["y"]
    assert torch.equal(found[..., 0], mean)
    assert found[..., 1].detach().flatten().tolist() == pytest.approx([0.25] * 12)


def test_a_distribution_has_a_deviation_already() -> None:
    inputs = Map({"mean": Type((4, 2), meaning="gaussian")})
    with pytest.raises(Misfit, match="a deviation of its own already"):
        infer(HEAD, inputs, Map())
