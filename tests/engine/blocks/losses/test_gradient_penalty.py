"""The gradient penalty against slopes that torch works out, and against closed forms."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor, nn
from torch.func import grad, vmap

from engine.blocks.losses.gradient_penalty import gradient_penalty
from engine.language import Map, Misfit, Type, infer, registry


@pytest.fixture(autouse=True)
def functions(monkeypatch: pytest.MonkeyPatch) -> None:
    """The text imports torch; so must the module whose functions are called here."""
    monkeypatch.setattr("engine.blocks.losses.gradient_penalty.torch", torch, raising=False)


def points(*shape: int) -> Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(1)).requires_grad_()


@pytest.mark.parametrize("one_sided", [False, True])
def test_the_penalty_is_that_of_the_slopes_that_torch_works_out(one_sided: bool) -> None:
    torch.manual_seed(0)
    critic, x = nn.Sequential(nn.Linear(3, 8), nn.Tanh(), nn.Linear(8, 1)), points(9, 3)
    slopes = vmap(grad(lambda row: critic(row).squeeze()))(x)
    excess = slopes.square().sum(1).sqrt() - 0.35
    wanted = (excess.clamp(min=0) if one_sided else excess).square().mean()
    assert excess.min() < 0 < excess.max()
    torch.testing.assert_close(gradient_penalty(critic(x), x, 0.35, one_sided), wanted)


def test_a_plane_of_the_wanted_slope_costs_nothing_and_a_steeper_one_its_square() -> None:
    x = points(5, 2)
    along = torch.tensor([0.6, 0.8])
    assert gradient_penalty(x @ along, x, 1.0, False).item() == pytest.approx(0, abs=1e-12)
    assert gradient_penalty(x @ (3 * along), x, 1.0, False).item() == pytest.approx(4)


def test_a_flat_critic_has_a_gradient_that_is_a_number() -> None:
    x, weight = points(5, 2), torch.zeros(2, requires_grad=True)
    gradient_penalty(x @ weight, x, 1.0, False).backward(inputs=[weight])
    assert weight.grad is not None
    assert weight.grad.isfinite().all()


def test_several_numbers_a_sample_are_refused() -> None:
    with pytest.raises(Misfit, match="slope of one number"):
        infer(registry()["gradient_penalty"], Map({"y": Type((3,)), "x": Type((2,))}), Map())
