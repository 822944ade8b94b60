"""Where the pictures of some sheets stand: sheets below each other, samples side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

GAP_PX, BLOCK_GAP_PX = 4.0, 10.0
"""Between two pictures, and between two blocks of rows."""
MOST_BLOCKS = 5
LARGEST_PX = 96.0


@dataclass(frozen=True)
class Arrangement:
    """The samples of all sheets are cut into blocks, below each other, where that makes room.

    side: of a picture's square, in pixels. heads: the height kept above each row for its classes.
    """

    sheets: int
    samples: int
    blocks: int
    side: float
    heads: tuple[float, ...]

    @property
    def columns(self) -> int:
        """How many samples stand side by side."""
        return ceil(self.samples / self.blocks) if self.samples else 0

    @property
    def height(self) -> float:
        """Of all blocks together."""
        block = sum(self.heads) + self.sheets * (self.side + GAP_PX) - GAP_PX
        return self.blocks * (block + BLOCK_GAP_PX) - BLOCK_GAP_PX

    def corner(self, sheet: int, sample: int) -> tuple[float, float]:
        """The upper left corner of a picture."""
        block, column = divmod(sample, self.columns)
        block_height = (self.height + BLOCK_GAP_PX) / self.blocks
        above = sum(self.heads[: sheet + 1]) + sheet * (self.side + GAP_PX)
        return column * (self.side + GAP_PX), block * block_height + above

    def starts(self) -> Iterator[int]:
        """The first sample of each block."""
        yield from range(0, self.samples, max(self.columns, 1))


def arranged(heads: tuple[float, ...], samples: int, width: float, height: float) -> Arrangement:
    """The arrangement with the largest pictures in a room; heads: above each of the sheets."""
    sheets = len(heads)
    found = []
    for blocks in range(1, min(MOST_BLOCKS, max(samples, 1)) + 1):
        columns = ceil(samples / blocks)
        across = (width + GAP_PX) / max(columns, 1) - GAP_PX
        gaps = blocks * (sheets - 1) * GAP_PX + (blocks - 1) * BLOCK_GAP_PX + blocks * sum(heads)
        down = (height - gaps) / (blocks * sheets)
        side = max(min(across, down, LARGEST_PX), 1.0)
        found.append(Arrangement(sheets, samples, blocks, float(int(side)), heads))
    return max(found, key=lambda one: one.side)
