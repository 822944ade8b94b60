"""Two optimizers against the same two written out in torch."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

from engine.training.run import Run
from tests.engine.drawn import rivals, run_of, told_by


class ByHand:
    """The rivals, written out: the same first weights and the same batches."""

    def __init__(self, run: Run) -> None:
        torch.manual_seed(0)
        self.one, self.other = nn.Linear(2, 2), nn.Linear(2, 2)
        self.meeting = torch.optim.Adam(self.one.parameters(), lr=0.05, fused=True)
        self.fleeing = torch.optim.Adam(self.other.parameters(), lr=0.05, fused=True)
        (rows,) = run.rows.values()
        made: Any = run.loaded["Batches"]  # the text decides its type
        self.batches = made(rows["training"], 32, 4)

    def near(self) -> Tensor:
        points, _ = self.batches.next()
        return nn.functional.mse_loss(self.one(points), self.other(points))

    def far(self) -> Tensor:
        points, _ = self.batches.next()
        return nn.functional.l1_loss(self.other(points), self.one(points))

    def together(self) -> list[float]:
        near, far = self.near(), self.far()
        gradients = [
            torch.autograd.grad(near, list(self.one.parameters())),
            torch.autograd.grad(far, list(self.other.parameters())),
        ]
        for module, found in zip((self.one, self.other), gradients, strict=True):
            for weight, gradient in zip(module.parameters(), found, strict=True):
                weight.grad = gradient
        self.meeting.step()
        self.fleeing.step()
        return [near.item(), far.item()]

    def alone(self, loss: Tensor, module: nn.Module, optimizer: torch.optim.Optimizer) -> float:
        found = torch.autograd.grad(loss, list(module.parameters()))
        for weight, gradient in zip(module.parameters(), found, strict=True):
            weight.grad = gradient
        optimizer.step()
        return loss.item()

    def in_turns(self) -> list[float]:
        first = self.alone(self.near(), self.one, self.meeting)
        return [first, self.alone(self.far(), self.other, self.fleeing)]

    @property
    def weights(self) -> list[Tensor]:
        return [*self.one.parameters(), *self.other.parameters()]


def values_of(run: Run, steps: int) -> list[float]:
    return [values[0] for _, values in told_by(run, steps)]


def test_optimizers_of_equal_order_step_together_as_written_by_hand_to_the_last_bit() -> None:
    run = run_of(rivals(orders=(1, 1)))
    hand = ByHand(run)

    told = values_of(run, 8)

    assert told == [value for _ in range(4) for value in hand.together()]
    ours = run.network.parameters()
    assert all(torch.equal(a, b) for a, b in zip(ours, hand.weights, strict=True))


def test_optimizers_of_different_order_alternate_as_written_by_hand_to_the_last_bit() -> None:
    run = run_of(rivals(orders=(1, 2)))
    hand = ByHand(run)

    told = values_of(run, 8)

    assert told == [value for _ in range(4) for value in hand.in_turns()]
    ours = run.network.parameters()
    assert all(torch.equal(a, b) for a, b in zip(ours, hand.weights, strict=True))


def test_stepping_together_is_not_alternating() -> None:
    together, alternating = run_of(rivals(orders=(1, 1))), run_of(rivals(orders=(1, 2)))

    assert values_of(together, 8)[:2] != values_of(alternating, 8)[:2]
