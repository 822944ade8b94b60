"""The Bayesian dense layer: its divergence is KL, and its draws are those of its weights."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import Tensor, nn
from torch.distributions import Normal, kl_divergence

from engine.language import example, registry
from tests.placed_block import Placed, placed

BAYESIAN = registry()["bayesian_dense"]


def layer(features: int = 3, **parameters: Any) -> Placed:
    return placed(BAYESIAN, example(parameters, x=(features,)))


def weights_of(node: Placed) -> Normal:
    own = dict(node.module.named_parameters())
    return Normal(own["mean"].detach(), nn.functional.softplus(own["rho"].detach()))


def test_its_divergence_is_that_of_torch() -> None:
    node = layer(units=4, prior=0.7, first=0.3)

    found = node.compute({"x": torch.ones(2, 3)})["divergence"]

    torch.testing.assert_close(found, kl_divergence(weights_of(node), Normal(0.0, 0.7)).sum())


def test_its_divergence_is_zero_where_the_weights_are_the_prior() -> None:
    node = layer(units=2, prior=0.5, first=0.5)
    nn.init.zeros_(dict(node.module.named_parameters())["mean"])

    found = node.compute({"x": torch.ones(2, 3)})["divergence"]

    assert found.item() == pytest.approx(0.0, abs=1e-5)


def test_answers_are_spread_as_those_of_drawn_weights() -> None:
    node = layer(units=2, activation="identity", first=0.4)
    x = torch.tensor([[1.0, -2.0, 0.5]]).expand(200_000, 3)

    told = node.compute({"x": x})["y"]
    drawn = weights_of(node).sample(torch.Size([200_000]))
    plain = torch.einsum("nuf,f->nu", drawn[:, :, :3], x[0]) + drawn[:, :, 3]

    torch.testing.assert_close(told.mean(0), plain.mean(0), atol=0.02, rtol=0)
    torch.testing.assert_close(told.T.cov(), plain.T.cov(), atol=0.02, rtol=0)


def test_each_sample_and_each_copy_is_given_a_draw_of_its_own_in_use_too() -> None:
    node = layer(units=1, activation="identity")
    node.module.eval()

    told = node.compute({"x": torch.ones(4, 5, 3)})["y"]

    assert told.flatten().unique().numel() == 20


def test_without_deviation_it_is_a_dense_layer() -> None:
    node = layer(units=2, activation="tanh", first=0.001)
    own = dict(node.module.named_parameters())
    nn.init.constant_(own["rho"], -40.0)
    x = torch.randn(6, 3, generator=torch.Generator().manual_seed(0))

    plain = torch.tanh(_affine(x, own["mean"]))

    torch.testing.assert_close(node.compute({"x": x})["y"], plain)


def _affine(x: Tensor, mean: Tensor) -> Tensor:
    return x @ mean[:, :3].T + mean[:, 3]
