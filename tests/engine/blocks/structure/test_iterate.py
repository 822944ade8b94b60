"""Iterate: one Part again and again, against a plain loop over the same weights."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from torch import Tensor, nn

from engine.blocks.structure.iterate import iterated, until_fixed
from engine.document.values import Document
from engine.program.views import view
from engine.training.run import Run
from tests.engine.drawn import iterating, run_of, text_of, told_by, weights_of
from tests.engine.program.test_exported_script import imported, walked, written

STEPS = 5


class Halving(nn.Module):
    """Takes every number half of the way to 1, and counts how often it did."""

    def __init__(self) -> None:
        super().__init__()
        self.calls = 0

    def forward(self, x: Tensor) -> Tensor:
        self.calls += 1
        return (x + 1) / 2


def made_by(run: Run, noise: Tensor) -> Tensor:
    """What Iterate makes of some noise, with the weights of a run."""
    scope = run.program.plan.scope
    ends = {scope.node(end.node).title: end for end in scope.values}
    looking = view(run.program, "look", ends["Made"], (ends["Noise"],))
    return run.loaded.add(looking)(run.network, noise)


def test_each_step_is_applied_to_what_the_one_before_gave() -> None:
    part, x = Halving(), torch.randn(3, 2)
    expected = 1 + (x - 1) / 2**STEPS

    assert torch.allclose(iterated(part, x, STEPS), expected)
    assert part.calls == STEPS


def test_it_stops_once_no_sample_moves_by_more_than_the_tolerance() -> None:
    part, x = Halving(), torch.tensor([[1.0], [1.0 + 2**6]])

    y = until_fixed(part, x, most=100, tolerance=1.0)

    assert part.calls == 6
    assert y.flatten().tolist() == [1.0, 2.0]


def test_it_stops_at_the_most_steps_where_there_is_no_fixed_point() -> None:
    class Turning(Halving):
        def forward(self, x: Tensor) -> Tensor:
            self.calls += 1
            return -x

    part, x = Turning(), torch.ones(2, 3, 3)

    assert torch.equal(until_fixed(part, x, most=7, tolerance=1e-3), -x)
    assert part.calls == 7


def test_what_is_no_number_any_more_is_no_fixed_point() -> None:
    part, x = Halving(), torch.full((2, 1), torch.nan)

    until_fixed(part, x, most=4, tolerance=1e6)

    assert part.calls == 4


@pytest.mark.parametrize("is_linked", [True, False])
def test_it_has_one_set_of_weights_however_many_steps(is_linked: bool) -> None:
    run = run_of(iterating(is_linked=is_linked, steps=50))

    assert run.weight_count == (6 if is_linked else 12)
    assert [name for name, _ in run.network.named_children()] == (
        ["one"] if is_linked else ["one", "made"]
    )


def test_the_text_says_how_often() -> None:
    document = iterating(steps=STEPS)

    text = text_of(run_of(document), "losses")

    assert f"made = iterated(self.one, noise, steps={STEPS})  # batch 2" in text


def test_the_text_says_when_it_stops() -> None:
    run = run_of(iterating(mode="fixed_point", steps=300, tolerance=0.01))

    text = text_of(run, "losses")

    assert "made = until_fixed(self.one, noise, most=300, tolerance=0.01)  # batch 2" in text
    assert "def iterated(" not in run.program.text


@pytest.mark.parametrize(
    "document",
    [iterating(steps=STEPS), iterating(steps=STEPS, mode="fixed_point", tolerance=1e-9)],
    ids=["steps", "fixed point"],
)
def test_its_value_and_gradient_are_those_of_a_plain_loop(document: Document) -> None:
    run, noise = run_of(document), torch.randn(4, 2)
    part = run.network.get_submodule("one")
    weights = list(part.parameters())
    x = noise
    for _ in range(STEPS):
        x = part(x)

    made = made_by(run, noise)

    assert torch.equal(made, x)
    for own, expected in zip(
        torch.autograd.grad(made.square().sum(), weights),
        torch.autograd.grad(x.square().sum(), weights),
        strict=True,
    ):
        assert torch.equal(own, expected)


def test_a_deep_network_with_tied_weights_learns() -> None:
    run = run_of(iterating(is_linked=False, steps=STEPS))
    before = weights_of(run)

    told = told_by(run, 40)

    after = weights_of(run)
    assert told[-1][1][0] < told[0][1][0]
    assert {name.split(".")[0] for name in before if not before[name].equal(after[name])} == {
        "n2",
        "n4",
    }


def test_an_exported_script_iterates_as_the_engine_does_to_the_bit(tmp_path: Path) -> None:
    document = iterating(mode="fixed_point")
    expected = [values for _, values in told_by(run_of(document), 24)]

    module = imported(written(document, tmp_path))

    assert walked(module, document.settings.seed, len(expected), False) == expected
    assert len(expected) == 24
