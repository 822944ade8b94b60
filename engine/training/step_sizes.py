"""Step sizes that a person changes while a run goes on: a factor on top of each schedule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from engine.program.plan import Learner, Plan
from engine.shapes.owners import setting

if TYPE_CHECKING:
    from torch.optim import Optimizer

STEP_SIZE = "step_size"


class StepSizes:
    """Lets the optimizers of a run step with other sizes than the document says.

    Schedules stay the pure functions of the text: an optimizer steps with a_t s / a_0, where a_t is
    the size that its schedule asks for, a_0 the first one in the document, and s the first one that
    the person wants. Until a change nothing is added to a step.
    """

    def __init__(self, plan: Plan, training: object) -> None:
        self._plan = plan
        self._learners = {entry.node.id: entry for entry in plan.learners}
        self._optimizers = {
            name: getattr(training, entry.name) for name, entry in self._learners.items()
        }
        self._scaled: dict[str, _Scaled] = {}

    def set(self, optimizer: str, step_size: float, steps: int = 0) -> bool:
        """Let an optimizer step with this size from its next step on. Says whether it is new.

        steps: how many the run has made. Raises ValueError, a sentence, where there is no such
        optimizer, its stage is over, or the size does not fit.
        """
        learner = self._learners.get(optimizer)
        if learner is None:
            titles = ", ".join(entry.node.title for entry in self._plan.learners)
            raise ValueError(
                f"Step size: expected an optimizer of this run ({titles}), received {optimizer!r}."
            )
        self._check(learner, step_size, steps)
        if optimizer not in self._scaled:
            first = float(str(setting(learner.node, STEP_SIZE)))
            self._scaled[optimizer] = _Scaled(self._optimizers[optimizer], first)
        is_new = self._scaled[optimizer].wanted != step_size
        self._scaled[optimizer].wanted = step_size
        return is_new

    def next_step(self, optimizer: str, steps: int) -> int:
        """The step of the run, from 1, with which an optimizer goes on after `steps` steps.

        0 where its stage has no further step. Of those that step together the updates are made
        with the step of the first.
        """
        stage = self._learners[optimizer].stage
        first = max(self._plan.turns_after(steps) + 1, stage.first)
        later = (
            begin + names.index(optimizer) + 1
            for begin, names in _rounds(self._plan, (first, first + 1))
            if begin >= steps and optimizer in names
        )
        return next(later, 0)

    def _check(self, learner: Learner, step_size: float, steps: int) -> None:
        if not self.next_step(learner.node.id, steps):
            raise ValueError(
                f"{learner.node.title}, step size: its last step was in turn "
                f"{learner.stage.last:,}; the run goes on as it was."
            )
        parameter = self._plan.scope.block(learner.node.id).parameter(STEP_SIZE)
        if parameter and (fault := parameter.fault(step_size)):
            raise ValueError(
                f"{learner.node.title}, step size: {fault}; the run goes on as it was."
            )


class _Scaled:
    """Around each update of an optimizer the wanted size stands where the schedule's stood."""

    def __init__(self, optimizer: Optimizer, first: float) -> None:
        self.first = self.wanted = first
        self._scheduled: list[float] = []
        optimizer.register_step_pre_hook(self._before)
        optimizer.register_step_post_hook(self._after)

    def _before(self, optimizer: Optimizer, *_: Any) -> None:  # torch passes what step() was given
        self._scheduled = [group["lr"] for group in optimizer.param_groups]
        for group in optimizer.param_groups:
            group["lr"] = group["lr"] / self.first * self.wanted

    def _after(self, optimizer: Optimizer, *_: Any) -> None:  # torch passes what step() was given
        for group, scheduled in zip(optimizer.param_groups, self._scheduled, strict=True):
            group["lr"] = scheduled


def _rounds(plan: Plan, turns: tuple[int, ...]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The optimizers that step together in some turns, behind the steps before them."""
    for turn in turns:
        begin = plan.steps_of(turn - 1)
        for group in (each for each in plan.rounds if each[0].stage.holds(turn)):
            for _ in range(group[0].steps_a_turn):
                yield begin, tuple(entry.node.id for entry in group)
                begin += len(group)
