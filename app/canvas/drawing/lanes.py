"""Lanes: the straight pieces of wires that are there, found by where they run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from app.canvas.drawing.streets import Point

Segment = tuple[Point, Point]

WIDTH = 8.0
"""How far apart pieces are at most that can be in each other's way, in scene pixels."""


class Lanes:
    """Pieces of wires; only those near a line are looked at, however many there are."""

    def __init__(self, pieces: Iterable[Segment] = ()) -> None:
        self._by_line: dict[tuple[int, int], list[Segment]] = defaultdict(list)
        self.add(pieces)

    def add(self, pieces: Iterable[Segment]) -> None:
        """Hold more pieces, each a horizontal or a vertical."""
        for piece in pieces:
            for along in (0, 1):
                across = 1 - along
                if piece[0][across] == piece[1][across]:
                    self._by_line[along, int(piece[0][across] // WIDTH)].append(piece)

    def is_taken(self, piece: Segment, apart: float) -> bool:
        """Whether another piece runs beside this one, nearer than `apart`: WIDTH at most."""
        along = 1 if piece[0][0] == piece[1][0] else 0
        line = int(piece[0][1 - along] // WIDTH)
        return any(
            _overlap(piece, other, along, apart)
            for near in (line - 1, line, line + 1)
            for other in self._by_line.get((along, near), ())
        )


def _overlap(one: Segment, two: Segment, along: int, apart: float) -> bool:
    if abs(one[0][1 - along] - two[0][1 - along]) >= apart - 1:
        return False
    low, high = sorted((one[0][along], one[1][along]))
    other_low, other_high = sorted((two[0][along], two[1][along]))
    return low < other_high + 1 and other_low < high + 1
