"""The vector quantiser: nearest points, straight gradients, and a loss for either side."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from engine.language import Example, Map, Type, registry
from tests.placed_block import Placed, placed


def quantiser(**parameters: float) -> tuple[Placed, Tensor, Tensor]:
    """The node, its codebook and some points."""
    entry = Example(Map({"x": Type((3, 2))}))
    node = placed(registry()["vector_quantiser"], entry, codes=7, **parameters)
    codebook = next(node.module.parameters())
    x = torch.randn(5, 3, 2, generator=torch.Generator().manual_seed(0)) / 7
    return node, codebook, x.requires_grad_()


def test_each_point_becomes_the_nearest_of_the_codebook() -> None:
    node, codebook, x = quantiser()
    found = node.compute({"x": x})
    nearest = torch.cdist(x, codebook).argmin(-1)
    assert torch.equal(found["code"], nearest)
    torch.testing.assert_close(found["y"], codebook[nearest])


def test_gradients_pass_it_as_if_it_were_not_there() -> None:
    node, codebook, x = quantiser()
    node.compute({"x": x})["y"].square().sum().backward()
    nearest = codebook[torch.cdist(x, codebook).argmin(-1)]
    torch.testing.assert_close(x.grad, 2 * nearest.detach())
    assert codebook.grad is None


def test_the_loss_draws_either_side_with_its_own_strength() -> None:
    node, codebook, x = quantiser(commitment=0.5)
    loss = node.compute({"x": x})["loss"]
    loss.backward()
    distance = (x - codebook[torch.cdist(x, codebook).argmin(-1)]).detach()
    assert loss.item() == pytest.approx(1.5 * distance.square().mean().item())
    torch.testing.assert_close(x.grad, 0.5 * 2 * distance / distance.numel())
    assert codebook.grad is not None
    torch.testing.assert_close(codebook.grad.sum(0), -2 * distance.mean((0, 1)) / 2)
