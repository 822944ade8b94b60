"""A run: a snapshot of a document with its weights, data and random numbers. No threads here."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, cast

import torch
from torch import Tensor, nn

from engine.document.values import Document
from engine.observations.records import RunStage
from engine.program.loading import Loaded
from engine.program.plan import Learner
from engine.program.training_text import DROPOUT_STREAM, WEIGHTS_STREAM
from engine.program.write import write
from engine.training.earlier import check_fit
from engine.training.step_sizes import StepSizes

Rows = tuple[Tensor, ...]
Split = Literal["training", "validation", "test"]
SPLITS: tuple[Split, ...] = ("training", "validation", "test")


@dataclass(frozen=True)
class Step:
    """One update of one optimizer: its node, and its loss and terms before the update.

    values: by name, the total first; each a tensor of shape ().
    """

    optimizer: str
    values: dict[str, Tensor]


@dataclass(frozen=True)
class Blame:
    """Where a run went wrong: a node on the canvas, and the line of the text, counted from 1.

    Empty and 0 where that is not known.
    """

    node: str = ""
    line: int = 0


NOWHERE = Blame()


class Run:
    """Everything that a run owns. `step` goes on by one step; looking changes nothing.

    Raises NotTrainable where the document has problems. `threads` of the document's settings are
    torch's for the whole process: sums are then added in the same order each time.

    earlier: what nodes start with that take weights of an earlier run, as `earlier_weights` finds
    it; None where all weights are taken later. Raises Untakeable where they do not fit.
    """

    def __init__(
        self, document: Document, device: torch.device, earlier: Mapping[str, Tensor] | None = None
    ) -> None:
        self.document, self.device = document, device
        self.program = write(document)
        self.loaded = Loaded(self.program)
        settings = document.settings
        torch.set_num_threads(settings.threads)
        torch.manual_seed(self._stream(WEIGHTS_STREAM))
        self.network: nn.Module = self._made("Network", *self._network_random()).to(device)
        self.rows = {node: self._rows(name) for node, name in self.program.plan.data_names.items()}
        self.training = self._made("Training", self.network, *self._of("training"), settings.seed)
        self.looking = self._looking()
        self.step_sizes = StepSizes(self.program.plan, self.training)
        self.steps = 0
        self._optimizers = {entry.name: entry.node.id for entry in self.program.plan.learners}
        self.is_between_turns = True
        """Whether the last step ended a turn."""
        self._walk = self._steps()
        if earlier:
            own = self.weights()
            check_fit(document, own, earlier)
            self.take_weights({**own, **earlier})

    def step(self) -> Step | None:
        """The next step; None when the last turn is over."""
        return next(self._walk, None)

    @property
    def turns(self) -> int:
        """How many turns the run takes."""
        return int(self.training.turns)

    @property
    def all_steps(self) -> int:
        """How many steps the run takes."""
        return self.program.plan.steps_of(self.turns)

    @property
    def turns_done(self) -> int:
        """How many turns are over."""
        return min(self.program.plan.turns_after(self.steps), self.turns)

    @property
    def steppers(self) -> tuple[Learner, ...]:
        """The learners that step in this turn, or stepped in the last one."""
        return self.program.plan.active(min(self.turns_done + 1, self.turns))

    @property
    def epoch(self) -> int:
        """How many epochs are over."""
        return int(self.training.epoch)

    @cached_property
    def stages(self) -> tuple[RunStage, ...]:
        """The stages of the run; none where it has only one."""
        plan = self.program.plan
        if len(plan.stages) == 1:
            return ()
        begins = ((turn, plan.steps_of(turn - 1) + 1) for turn in plan.stages if turn <= self.turns)
        return tuple(
            RunStage(step, tuple(each.node.title for each in plan.active(turn)))
            for turn, step in begins
            if plan.active(turn)
        )

    @cached_property
    def weight_count(self) -> int:
        """How many weights the network has."""
        return sum(weight.numel() for weight in self.network.parameters())

    @property
    def is_finite(self) -> bool:
        """Whether all weights are numbers."""
        return all(bool(weight.isfinite().all()) for weight in self.network.parameters())

    def evaluate(self, split: Split) -> dict[str, float]:
        """Losses and measures on the rows of a split, by node id, in evaluation mode."""
        names = self._nodes
        values: Mapping[str, Tensor] = self._made("evaluate", self.looking, *self._of(split))
        return {names[name]: value.item() for name, value in values.items()}

    def weights(self) -> dict[str, Tensor]:
        """The weights and buffers by node id path, such as 'n3.weight', on the CPU; the means of
        those that are averaged.
        """
        return {
            path: own.detach().cpu().contiguous()
            for name, tensor in self.looking.state_dict().items()
            for path, own in self.program.of_nodes(name, tensor).items()
        }

    def take_weights(self, weights: Mapping[str, Tensor]) -> None:
        """Go on with weights as `weights` gave them. Raises ValueError where they do not fit."""
        state = self.network.state_dict()
        known = {
            path: own
            for name, tensor in state.items()
            for path, own in self.program.of_nodes(name, tensor).items()
        }
        if known.keys() != weights.keys():
            paths = ", ".join(sorted(known.keys() ^ weights.keys())[:3])
            raise ValueError(f"expected the weights of the same nodes, received others at {paths}")
        for path, tensor in known.items():
            if tensor.shape != weights[path].shape:
                shapes = [" × ".join(map(str, each.shape)) for each in (tensor, weights[path])]
                raise ValueError(f"{path}: expected {shapes[0]} weights, received {shapes[1]}")
        joined = self.program.as_in_text(state, weights)
        for network in (self.network, self.looking):
            network.load_state_dict(joined)

    def _looking(self) -> nn.Module:
        """The network that is looked at: in evaluation mode, with the means of what is averaged."""
        if not self.program.plan.averaging:
            return cast("nn.Module", self._made("second_view", self.network))
        return cast("nn.Module", self._made("averaged", self.network, self.training.averages))

    @property
    def told_nodes(self) -> tuple[str, ...]:
        """The nodes that values are told of: optimizers, and their losses and measures."""
        return tuple(dict.fromkeys([*self._optimizers.values(), *self._nodes.values()]))

    def blame(self, fault: BaseException) -> Blame:
        """The node whose line in the text raised an exception, and the innermost line that speaks
        of a node; in the class of a Part these are the placed Part and a line of that class.
        """
        frames = reversed(traceback.extract_tb(fault.__traceback__))
        numbers = [frame.lineno or 0 for frame in frames if frame.filename == self.loaded.file]
        lines = {number: self.program.lines[number - 1] for number in numbers}
        node = next((line.node for line in lines.values() if line.node and not line.part), "")
        spoken = [number for number, line in lines.items() if line.node]
        return Blame(node, next(iter(spoken or numbers), 0))

    def blame_of(self, node: str) -> Blame:
        """A node of the canvas, and the last line of the text that speaks of it."""
        nodes = self.program.nodes
        return Blame(node, len(nodes) - nodes[::-1].index(node))

    @cached_property
    def _nodes(self) -> dict[str, str]:
        plan = self.program.plan
        ends = [end for entry in plan.learners for end in entry.loss.part.wanted]
        ends += plan.measures.part.wanted if plan.measures else ()
        return {plan.scope.values[end]: end.node for end in ends}

    def _steps(self) -> Iterator[Step]:
        for turn in range(1, self.turns + 1):
            last = self.program.plan.steps_of(turn)
            for name, values in self.training.turn():
                self.steps += 1
                self.is_between_turns = self.steps == last
                yield Step(self._optimizers[name], values)

    def _network_random(self) -> tuple[torch.Generator, ...]:
        if not self.program.network_draws:
            return ()
        return (torch.Generator().manual_seed(self._stream(DROPOUT_STREAM)),)

    def _stream(self, number: int) -> int:
        return int(self._made("stream", self.document.settings.seed, number))

    def _rows(self, name: str) -> dict[Split, Rows]:
        rows = (self._made("placed", rows, self.network) for rows in self._made(f"data_of_{name}"))
        return dict(zip(SPLITS, rows, strict=True))

    def _of(self, split: Split) -> list[Rows]:
        return [rows[split] for rows in self.rows.values()]

    def _made(self, name: str, *arguments: object) -> Any:  # the text decides its types
        return self.loaded[name](*arguments)
