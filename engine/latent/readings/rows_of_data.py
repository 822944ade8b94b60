"""The data behind a latent space, row by row as its cloud counts them."""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from engine.document.values import End
from engine.language import Map
from engine.latent.later import Later, Tell
from engine.latent.space import Space
from engine.program.slices import slice_of
from engine.questions.question import Unanswerable
from engine.questions.samples import DataName, WhichData
from engine.training.run import SPLITS

if TYPE_CHECKING:
    from numpy.typing import NDArray

NO_DATA = "This space is made of noise alone, so there are no samples behind its points."
MOST_NUMBERS = 12
"""With more numbers for each sample a column is a picture or a wave, and no part of a table."""


def data_nodes(space: Space) -> tuple[str, ...]:
    """The nodes whose rows are encoded. Raises Unanswerable where there are none."""
    found = dict.fromkeys(end.node for end in encoded(space) if end.node in space.run.rows)
    if not found:
        raise Unanswerable(NO_DATA)
    return tuple(found)


def encoded(space: Space) -> tuple[End, ...]:
    """The sources that the encoder takes, noise as well."""
    return slice_of(space.run.program.plan.scope, (space.end,)).arguments


def sample_end(space: Space) -> End:
    """The column that is encoded: what a sample looks like. Raises Unanswerable."""
    nodes = data_nodes(space)
    return next(end for end in encoded(space) if end.node in nodes)


def column(space: Space, end: End, rows: NDArray[np.int64]) -> Tensor:
    """(n, ...) some rows of a column of data, or of noise that is the same each time."""
    run = space.run
    if end.node not in run.rows:  # the first rows of a shorter draw would be others
        return space.source(end)[torch.from_numpy(rows).to(run.device)]
    place = run.program.plan.scope.outputs(end.node).index(end)
    parts = [run.rows[end.node][split][place] for split in SPLITS]
    found = parts[0].new_zeros((len(rows), *parts[0].shape[1:]))
    start = 0
    for part in parts:
        where = np.flatnonzero((rows >= start) & (rows < start + len(part)))
        to, of = (torch.from_numpy(each).to(part.device) for each in (where, rows[where] - start))
        found[to] = part[of]
        start += len(part)
    return found.to(run.device)


def as_array(tensor: Tensor) -> NDArray[np.float32]:
    """Its values here, as numbers of 32 bits."""
    return np.asarray(tensor.detach().float().cpu().numpy())


@dataclass(frozen=True)
class TableColumn:
    """A column of the data that holds a number or a few. names: of these numbers.

    classes: how many kinds they are numbers of; 0 for none. is_alone: whether it is one number.
    """

    end: End
    names: tuple[str, ...]
    classes: int
    is_alone: bool

    def values(self, space: Space, rows: NDArray[np.int64]) -> NDArray[np.float64]:
        """(n, numbers) of some rows."""
        found = column(space, self.end, rows).double().cpu().numpy()
        return np.asarray(found.reshape(len(rows), len(self.names)))


def table_columns(space: Space) -> tuple[TableColumn, ...]:
    """The columns that are part of a table. Raises Unanswerable where there are no data."""
    scope = space.run.program.plan.scope
    ends = (end for node in data_nodes(space) for end in scope.outputs(node))
    kinds = ((end, scope.type(end)) for end in ends)
    return tuple(
        TableColumn(
            end,
            _names(end.port, math.prod(kind.shape) if kind.shape else 0),
            kind.classes if kind.kind == "category" else 0,
            not kind.shape,
        )
        for end, kind in kinds
        if len(kind.shape) <= 1 and math.prod(kind.shape) <= MOST_NUMBERS
    )


def table(space: Space, rows: NDArray[np.int64]) -> tuple[tuple[str, ...], NDArray[np.float64]]:
    """The columns of the data that hold a number or a few, by name, and (n, columns) their values.

    Categories are there as their numbers.
    """
    columns = table_columns(space)
    values = [each.values(space, rows) for each in columns]
    names = tuple(name for each in columns for name in each.names)
    return names, np.concatenate([np.empty((len(rows), 0)), *values], axis=1)


def data_name(space: Space, _: WhichData) -> Later:
    """Tell the data of a space from others, and how they are split. Raises Unanswerable."""
    data_nodes(space)
    count, splits = len(space.labels), spans(space)
    columns = [space.source(end)[:count] for end in encoded(space) if end.node in space.run.rows]

    def compute(tell: Tell) -> DataName:
        digest = hashlib.sha256()
        for place, each in enumerate(columns):
            tell(place / len(columns))
            digest.update(np.ascontiguousarray(each.cpu().numpy()).reshape(-1).data)
        return DataName(digest.hexdigest(), count, splits)

    return Later(compute)


def spans(space: Space) -> Map[str, tuple[int, int]]:
    """The first row of each split, and the row after its last."""
    return Map((name, (rows.start, rows.stop)) for name, rows in space.splits.items())


def _names(port: str, count: int) -> tuple[str, ...]:
    return tuple(f"{port} {place + 1}" for place in range(count)) if count else (port,)
