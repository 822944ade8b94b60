"""The map x <- decode(encode(x)) of a run, and what a classifier beside it says of x."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

import numpy as np
import torch

from engine.document.values import End
from engine.latent.sight import Sight
from engine.latent.space import check_rows, latent_ports
from engine.program.scope import Scope
from engine.program.slices import SOURCES
from engine.program.views import View, decoder_output, is_head, view
from engine.questions.question import Unanswerable
from engine.training.run import Run

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from torch import Tensor

    from engine.observations.records import Floats

AT_ONCE = 512
"""So many points are put through the network at a time."""
ONE = ((), (1,))
"""The shapes of one number."""


class Recursion(Sight):
    """An output of a run that comes back in the shape of what it is made of, `x`.

    end: the output. code: the latent port on the way there, if there is one. Raises Unanswerable
    where nothing comes back in its own shape.
    """

    def __init__(self, run: Run, end: End, code: End | None = None) -> None:
        super().__init__(run, end)
        self.port = code or end
        """The port by which a person knows it."""
        self.has_code = code is not None
        self._code = self._viewed("coded", code) if code else None
        self.x = self._own_source()
        judge = next(self._judges(), None)
        self.judge = judge[0] if judge else None
        """What a classifier says of x; None where there is no classifier."""
        self._told = judge[1] if judge else None

    @property
    def meaning(self) -> str:
        """What the values mean, as a type names it."""
        return self.run.program.plan.scope.type(self.end).meaning

    @property
    def count(self) -> int:
        """How many samples there are."""
        return len(self._inputs[self.x])

    def samples(self, rows: NDArray[np.int64]) -> Floats:
        """(rows, ...) x of samples. Raises Unanswerable for samples that there are not."""
        check_rows(rows, self.count)
        return np.asarray(self._inputs[self.x].cpu().numpy()[rows])

    def again(self, values: Floats, rows: NDArray[np.int64]) -> Floats:
        """(n, ...) what comes back of x (n, ...).

        rows: (n,) the samples that give what is needed beside x, such as a condition.
        """
        return self._through(self._encode, self._encoder, values, rows)

    def codes(self, values: Floats, rows: NDArray[np.int64]) -> Floats:
        """(n, dimensions) the codes of x (n, ...); none, (n, 0), without a latent port."""
        if self._code is None:
            return np.zeros((len(values), 0), np.float32)
        return self._through(*self._code, values, rows)

    def told(self, values: Floats) -> Floats:
        """(n, classes) what the classifier says of x (n, ...); (n, 0) where there is none."""
        if self._told is None:
            return np.zeros((len(values), 0), np.float32)
        nothing_beside = np.zeros(len(values), np.int64)
        return self._through(*self._told, values, nothing_beside).reshape(len(values), -1)

    # ---------------------------------------------------------------------------------- building

    def _viewed(self, name: str, wanted: End) -> tuple[Callable[..., Tensor], View]:
        made = view(self.run.program, name, wanted)
        return self.run.loaded.add(made), made

    def _own_source(self) -> End:
        scope = self.run.program.plan.scope
        comes, sources = scope.type(self.end), self._encoder.part.arguments
        needed = self._code[1].part.arguments if self._code else sources
        for end in sources:
            given = scope.type(end)
            if end in needed and (given.shape, given.kind) == (comes.shape, "real"):
                return end
        made_of = " and ".join(_named(scope, end) for end in sources) or "nothing"
        raise Unanswerable(
            "Only what comes back in its own shape can be put in again, but "
            f"{_named(scope, self.end)} is made of {made_of}; add a decoder that gives the data "
            "back."
        )

    def _judges(self) -> Iterator[tuple[End, tuple[Callable[..., Tensor], View]]]:
        """The classifiers that need nothing but x."""
        scope = self.run.program.plan.scope
        for name in scope.order:
            end = next(iter(scope.outputs(name)), None)
            if end is None or end == self.end or not tells_classes(scope, end):
                continue
            made = view(self.run.program, "told", end)
            if made.part.arguments == (self.x,):
                yield end, (self.run.loaded.add(made), made)

    def _through(
        self,
        function: Callable[..., Tensor],
        made: View,
        values: Floats,
        rows: NDArray[np.int64],
    ) -> Floats:
        found = []
        for at in range(0, len(values), AT_ONCE):
            some = torch.from_numpy(np.ascontiguousarray(values[at : at + AT_ONCE]))
            beside = torch.from_numpy(rows[at : at + AT_ONCE]).to(self.run.device)
            arguments = [
                some.to(self.run.device) if end == self.x else self._inputs[end][beside]
                for end in made.part.arguments
            ]
            found.append(self._called(function, arguments).float().cpu().numpy())
        return np.concatenate(found)


def recursions(run: Run) -> tuple[Recursion, ...]:
    """All that comes back in a run: through its latent spaces, then at ports that are watched."""
    scope = run.program.plan.scope
    watched = [
        end
        for name in scope.order
        for end in scope.outputs(name)
        if end.port in scope.node(name).watched
    ]
    ways = [(decoder_output(run.program, code), code) for code in latent_ports(run.program)]
    found = []
    for end, code in (*ways, *((end, None) for end in watched)):
        with suppress(Unanswerable):
            if end is not None and scope.block(end.node).role not in SOURCES:
                found.append(Recursion(run, end, code))
    return tuple(found)


def _named(scope: Scope, end: End) -> str:
    return f"{scope.node(end.node).title} ({scope.type(end).words()})"


def tells_classes(scope: Scope, end: End) -> bool:
    """Whether an output is what a classifier says: probabilities of classes, or the probability of
    one of two, that is held against a column of categories.
    """
    found = scope.type(end)
    if not found.is_batched or not is_head(scope, end.node):
        return False
    if found.meaning == "probabilities":
        return len(found.shape) == 1
    return found.meaning == "unit" and found.shape in ONE and _meets_category(scope, end)


def _meets_category(scope: Scope, end: End) -> bool:
    return any(
        scope.type(other).kind == "category"
        for node, _ in scope.takers(end)
        for other in scope.sources(node).values()
    )
