"""What is written by hand is the work that the examples do, or the bench would compare nothing."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from engine.training.run import Run
from tests.benchmarks.deck import CONTESTS, Contest, columns


@pytest.mark.parametrize("contest", CONTESTS, ids=lambda contest: contest.example)
def test_its_losses_are_those_of_the_example(contest: Contest) -> None:
    run = Run(contest.document, torch.device("cpu"))
    by_hand = contest.by_hand(columns(run), run.turns)
    weights = zip(by_hand.weights, run.network.parameters(), strict=True)
    with torch.no_grad():
        for theirs, ours in weights:
            theirs.copy_(ours)

    expected = [float(next(iter(values.values())).detach()) for values in losses(run)]

    found = by_hand.losses(batches(run), noise(run, contest))
    assert [float(loss.detach()) for loss in found] == pytest.approx(expected, rel=1e-5)


@pytest.mark.parametrize("contest", CONTESTS, ids=lambda contest: contest.example)
def test_its_turn_has_as_many_steps_with_the_same_optimizers(contest: Contest) -> None:
    run = Run(contest.document, torch.device("cpu"))
    by_hand = contest.by_hand(columns(run), run.turns)

    theirs = {name: each for name, each in vars(by_hand).items() if hasattr(each, "param_groups")}

    learners = run.program.plan.learners
    assert len(list(by_hand.turn())) == run.program.plan.steps_of(1) == len(theirs) == len(learners)
    for name, learner in zip(theirs, learners, strict=True):
        assert settings(theirs[name]) == settings(getattr(run.training, learner.name))


def settings(optimizer: torch.optim.Optimizer) -> tuple[Any, ...]:
    """What an optimizer was made with, and how many weights it has."""
    (group,) = optimizer.param_groups
    first = group.get("initial_lr", group["lr"])
    return type(optimizer), first, group["betas"], sum(map(torch.numel, group["params"]))


def batches(run: Run) -> list[torch.Tensor]:
    size = run.program.plan.batch_size
    return [column[:size] for column in columns(run)]


def noise(run: Run, contest: Contest) -> torch.Tensor:
    random = torch.Generator().manual_seed(7)
    return torch.randn(run.program.plan.batch_size, contest.noise, generator=random)


def losses(run: Run) -> list[dict[str, torch.Tensor]]:
    """The losses of a turn on the first rows of the data, and noise of the generator's start."""
    plan = run.program.plan
    drawn = dict(zip(plan.data, batches(run), strict=True))
    (contest,) = (each for each in CONTESTS if each.document == run.document)
    if run.program.network_draws:
        vars(run.network.get_submodule("sample"))["random"].manual_seed(7)
    return [
        getattr(run.network, learner.loss.name)(
            *(drawn.get(end.node, noise(run, contest)) for end in learner.loss.part.arguments)
        )
        for learner in plan.learners
    ]
