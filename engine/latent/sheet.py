"""A watched port of pictures: what it makes of some rows that are not trained on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.document.values import End
from engine.latent.evenly import evenly
from engine.latent.sight import Sight
from engine.observations.records import Samples
from engine.program.write import Program
from engine.shapes.pictures import is_picture
from engine.training.run import Run, Split

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_SAMPLES = 20
ROWS: tuple[Split, ...] = ("validation", "test", "training")
"""Which rows are shown first."""


def picture_ports(program: Program) -> tuple[End, ...]:
    """The watched ports of a program that pictures come out of."""
    scope = program.plan.scope
    return tuple(
        end
        for name in scope.order
        for end in scope.outputs(name)
        if end.port in scope.node(name).watched and is_picture(scope.type(end))
    )


class Sheet(Sight):
    """The same rows each time, and the same rows at every port that hangs on the same data."""

    def __init__(self, run: Run, end: End) -> None:
        super().__init__(run, end, ROWS)
        self._rows = spread(self.labels[: self._held_out() or None])

    def samples(self, name: str) -> Samples:
        """The pictures with the weights of now; `name` is the run's."""
        node, port = self.end.node, self.end.port
        meaning = self.run.program.plan.scope.type(self.end).meaning
        labels, values = self.labels[self._rows], self._values(self._rows)
        return Samples(name, node, port, self.run.steps, values, labels, meaning)

    def _held_out(self) -> int:
        """How many rows of the data are for validation; 0 where there is noise alone."""
        data = [end.node for end in self._inputs if end.node in self.run.rows]
        return min((len(self.run.rows[node]["validation"][0]) for node in data), default=0)


def spread(labels: NDArray[np.int64]) -> NDArray[np.int64]:
    """Some places evenly along the classes, in their order."""
    return np.asarray(np.argsort(labels, kind="stable")[evenly(len(labels), MOST_SAMPLES)])
