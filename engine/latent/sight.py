"""A port of a run that is looked at: its values for rows of the data, with the weights of now."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Self
from weakref import WeakKeyDictionary

import numpy as np
import torch
from torch import Tensor

from engine.document.values import End, Graph
from engine.language import Map
from engine.program.views import view
from engine.shapes.owners import role_of
from engine.training.noise import aside, noise
from engine.training.run import SPLITS, Run, Split

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from torch import nn

NO_LABEL = -1

_sources: WeakKeyDictionary[Run, dict[tuple[object, ...], Tensor]] = WeakKeyDictionary()
"""What the sources of a run gave, which is the same each time; nobody writes into it."""


class Sight:
    """Looking uses the second face of the network and changes nothing.

    splits: the rows that are looked at, in this order.
    """

    def __init__(self, run: Run, end: End, splits: Sequence[Split] = SPLITS) -> None:
        self.run, self.end, self._splits = run, end, splits
        self.network: nn.Module = run.looking
        """What is looked through: the run's own, or a copy with the weights of some moment."""
        self.at_step: int | None = None
        """After which step of the run that is; None for now."""
        self._encoder = view(run.program, "encode", end)
        self._encode = run.loaded.add(self._encoder)
        self._inputs = self._columns()
        self.labels, self.classes = self._label_column()

    def through(self, network: nn.Module, step: int | None = None) -> Self:
        """The same, looked at through a copy of the network, as it was after a step of the run."""
        other = copy.copy(self)
        other.network, other.at_step = network, step
        return other

    @property
    def step(self) -> int:
        """After how many steps of the run the network was as it is looked at."""
        return self.run.steps if self.at_step is None else self.at_step

    @property
    def splits(self) -> Mapping[Split, slice]:
        """Which rows belong to which split; all to the first where they are noise."""
        data = [end.node for end in self._inputs if end.node in self.run.rows]
        if not data:
            return Map({self._splits[0]: slice(0, len(self.labels))})
        counts = [len(self.run.rows[data[0]][split][0]) for split in self._splits]
        edges = np.minimum(np.cumsum([0, *counts]), len(self.labels)).tolist()
        return Map(zip(self._splits, (slice(*edge) for edge in pairwise(edges)), strict=True))

    def inputs(self, rows: NDArray[np.int64]) -> dict[End, NDArray[Any]]:
        """(n, ...) what of some rows is encoded, by the port that it comes from."""
        chosen = torch.from_numpy(rows).to(self.run.device)
        return {end: column[chosen].cpu().numpy() for end, column in self._inputs.items()}

    def values(self, rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """(n, ...) what comes out at the port for some rows."""
        return self._values(rows)

    def _values(self, rows: NDArray[np.int64] | None = None) -> NDArray[np.float32]:
        """What comes out at the port now, for all rows or some."""
        columns = [self._inputs[end] for end in self._encoder.part.arguments]
        if rows is not None:
            chosen = torch.from_numpy(rows).to(self.run.device)
            columns = [column[chosen] for column in columns]
        return np.asarray(self._called(self._encode, columns).float().cpu().numpy())

    def _called(self, function: Callable[..., Tensor], arguments: list[Tensor]) -> Tensor:
        with torch.no_grad():
            return function(self.network, *arguments).detach()

    def _columns(self) -> dict[End, Tensor]:
        """All rows of every source that is needed, cut to the shortest."""
        ends = self._encoder.part.arguments
        counts = [len(self._source(end)) for end in ends if end.node in self.run.rows]
        count = min(counts, default=self.run.document.settings.batch_size)
        return {end: self._source(end, count)[:count] for end in ends}

    def _source(self, end: End, count: int = 0) -> Tensor:
        """All rows of a column of data; or `count` rows of noise, the same each time. Looks of one
        run share them, for a question makes several and waits for each.
        """
        is_data = end.node in self.run.rows
        key = (end, tuple(self._splits)) if is_data else (end, count)
        known = _sources.setdefault(self.run, {})
        if key not in known:
            known[key] = self._made(end, count)
        return known[key]

    def _made(self, end: End, count: int) -> Tensor:
        if end.node in self.run.rows:
            place = self.run.program.plan.scope.outputs(end.node).index(end)
            splits = self.run.rows[end.node]
            return torch.cat([splits[split][place] for split in self._splits]).to(self.run.device)
        return noise(self.run, end, count, aside())

    def _label_column(self) -> tuple[NDArray[np.int64], int]:
        """The first category column of the data; -1 for all where there is none."""
        graph: Graph = self.run.document.graph
        scope = self.run.program.plan.scope
        count = len(next(iter(self._inputs.values())))
        data = [end.node for end in self._inputs if role_of(graph.nodes[end.node]) == "data"]
        for end in (end for node in data for end in scope.outputs(node)):
            found = scope.type(end)
            if found.kind == "category" and not found.shape:
                return self._source(end).cpu().numpy()[:count], found.classes
        return np.full(count, NO_LABEL, np.int64), 0
