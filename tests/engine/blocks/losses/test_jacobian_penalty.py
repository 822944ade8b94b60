"""The Jacobian penalty against the Jacobian that torch works out, and against closed forms."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor, nn
from torch.func import jacrev, vmap

from engine.blocks.losses.jacobian_penalty import jacobian_penalty, projected_jacobian_penalty
from engine.language import Example, Map, Misfit, Type, infer, registry
from tests.placed_block import placed


@pytest.fixture(autouse=True)
def functions(monkeypatch: pytest.MonkeyPatch) -> None:
    """The text imports torch; so must the module whose functions are called here."""
    monkeypatch.setattr("engine.blocks.losses.jacobian_penalty.torch", torch, raising=False)


def network() -> nn.Module:
    torch.manual_seed(0)
    return nn.Sequential(nn.Flatten(), nn.Linear(12, 7), nn.Tanh(), nn.Linear(7, 5))


def points(*shape: int) -> Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(1)).requires_grad_()


def test_the_exact_penalty_is_the_squared_norm_of_the_jacobian() -> None:
    net, x = network(), points(9, 3, 4)
    jacobian = vmap(jacrev(lambda row: net(row.unsqueeze(0)).squeeze(0)))(x)
    assert jacobian.shape == (9, 5, 3, 4)
    torch.testing.assert_close(jacobian_penalty(net(x), x), jacobian.square().sum((1, 2, 3)).mean())


def test_the_penalty_of_a_linear_layer_is_the_squared_norm_of_its_weights() -> None:
    layer, x = nn.Linear(4, 3), points(6, 4)
    torch.testing.assert_close(jacobian_penalty(layer(x), x), layer.weight.square().sum())


def test_the_projected_penalty_is_right_on_average() -> None:
    net, x = network(), points(4_000, 12)
    direction = torch.randn(4_000, 5, generator=torch.Generator().manual_seed(2))
    found, wanted = projected_jacobian_penalty(net(x), x, direction), jacobian_penalty(net(x), x)
    assert float(found.detach() / wanted.detach()) == pytest.approx(1, abs=0.05)


def test_the_penalty_is_that_of_the_contractive_layer_and_so_is_its_gradient() -> None:
    node = placed(registry()["contractive_dense"], Example(Map({"x": Type((6,))})), units=4)
    x = points(9, 6)
    y, closed = node.compute({"x": x}).values()
    exact, weight = jacobian_penalty(y, x), node.module.get_parameter("weigh.weight")
    torch.testing.assert_close(exact, closed)
    slopes = [torch.autograd.grad(each, weight, retain_graph=True)[0] for each in (exact, closed)]
    torch.testing.assert_close(*slopes)


def test_directions_of_another_shape_than_the_value_are_refused() -> None:
    inputs = Map({"y": Type((3,)), "x": Type((4,)), "direction": Type((4,))})
    with pytest.raises(Misfit, match="agree with y"):
        infer(registry()["jacobian_penalty"], inputs, Map({"way": "projected"}))
