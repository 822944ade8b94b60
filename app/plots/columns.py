"""A curve of any length as one band for each column of pixels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Columns:
    """What is seen of a curve: (columns,) each. `middles` are the means of the values there."""

    steps: Numbers
    lows: Numbers
    highs: Numbers
    middles: Numbers

    def __len__(self) -> int:
        return len(self.steps)


def in_columns(steps: Numbers, values: Numbers, most: int) -> Columns:
    """A curve as at most `most` columns of equal width in steps; empty columns are left out.

    steps: (count,) not falling. values: (count,). What is not finite is left out; a curve with no
    more than `most` points stays as it is.
    """
    finite = np.isfinite(values)
    if not finite.all():
        steps, values = steps[finite], values[finite]
    if len(steps) <= most:
        return Columns(steps, values, values, values)
    edges = np.linspace(steps[0], steps[-1], most + 1)[:-1]
    firsts = np.unique(np.searchsorted(steps, edges))
    counts = np.diff(firsts, append=len(steps))
    return Columns(
        np.add.reduceat(steps, firsts) / counts,
        np.minimum.reduceat(values, firsts),
        np.maximum.reduceat(values, firsts),
        np.add.reduceat(values, firsts) / counts,
    )


def band(columns: Columns) -> tuple[Numbers, Numbers]:
    """The columns as one line that goes through the lowest and highest of each: (2 columns,) each.

    Every second column is run through downwards, so that the line does not jump back.
    """
    ends = np.stack([columns.lows, columns.highs], axis=1)
    ends[1::2] = ends[1::2, ::-1]
    return np.repeat(columns.steps, 2), ends.reshape(-1)
