"""The table of the deck: every figure, measured and held against its bar."""

from __future__ import annotations

import importlib
import math
import pkgutil
import statistics
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from engine.deck import rows
from engine.deck.figure import Figure, Value
from engine.deck.runs import Runs
from engine.training.loop import Failure

HEADINGS = ("row", "figure", "value", "bar", "baseline", "seconds", "pass")


@dataclass(frozen=True)
class Measured:
    """A figure as it came out.

    values: of each seed. baseline: NaN where there is none. seconds: how long it took, with the
    runs that were not there yet.
    """

    figure: Figure
    values: tuple[float, ...]
    baseline: float
    seconds: float

    @property
    def value(self) -> float:
        """The median over the seeds; NaN where one of them gave no number."""
        return _median(self.values)

    @property
    def is_passed(self) -> bool:
        """Whether the bar is reached; a figure without a bar is only shown."""
        return self.figure.bar is None or self.figure.bar.holds(self.value)

    def json(self) -> dict[str, object]:
        """The line of the table as JSON has it."""
        bar = self.figure.bar
        return {
            "row": self.figure.row,
            "figure": self.figure.title,
            "value": _number(self.value),
            "values": [_number(value) for value in self.values],
            "bar": bar.json() if bar else None,
            "bar_words": bar.words() if bar else None,
            "baseline": _number(self.baseline),
            "baseline_words": self.figure.baseline_title or None,
            "seconds": round(self.seconds, 1),
            "pass": self.is_passed if bar else None,
        }

    def cells(self) -> tuple[str, ...]:
        """The line of the table as a person reads it."""
        bar = self.figure.bar
        beside = "" if math.isnan(self.baseline) else f"{self.baseline:.4g}"
        return (
            str(self.figure.row),
            self.figure.title,
            f"{self.value:.6g}",
            bar.words() if bar else "shown",
            f"{self.figure.baseline_title} {beside}".strip(),
            f"{self.seconds:.0f}",
            "" if bar is None else "yes" if self.is_passed else "NO",
        )


def figures(wanted: Collection[int] = ()) -> tuple[Figure, ...]:
    """The figures of the wanted rows, or of all, in the order of the deck."""
    names = (f"{rows.__name__}.{entry.name}" for entry in pkgutil.iter_modules(rows.__path__))
    found = [figure for name in names for figure in importlib.import_module(name).FIGURES]
    kept = (figure for figure in found if not wanted or figure.row in wanted)
    return tuple(sorted(kept, key=lambda figure: figure.row))


def measured(
    wanted: Sequence[Figure], seeds: int, tell: Callable[[str], None] = lambda _: None
) -> Iterator[Measured]:
    """Measure figures with the seeds 0 .. seeds - 1, one after another; they share their runs.

    tell: takes a line about each run as it begins.
    """
    runs = [Runs(seed, tell) for seed in range(seeds)]
    for figure in wanted:
        yield _measured(figure, runs if figure.is_of_a_seed else runs[:1])


def table(found: Sequence[Measured]) -> tuple[str, ...]:
    """The lines of a table with its columns aligned."""
    cells = [HEADINGS, *(entry.cells() for entry in found)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return tuple(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    )


def _measured(figure: Figure, runs: Sequence[Runs]) -> Measured:
    start = time.perf_counter()
    values = tuple(_value(figure.value, each) for each in runs)
    baseline = _median([_value(figure.baseline, each) for each in runs] if figure.baseline else [])
    return Measured(figure, values, baseline, time.perf_counter() - start)


def _value(value: Value, runs: Runs) -> float:
    """What a run that failed gives is no number."""
    try:
        return float(value(runs))
    except Failure:
        return math.nan


def _median(values: Sequence[float]) -> float:
    if not values or any(map(math.isnan, values)):
        return math.nan
    return statistics.median(values)


def _number(value: float) -> float | None:
    """JSON has no word for what is no number."""
    return value if math.isfinite(value) else None
