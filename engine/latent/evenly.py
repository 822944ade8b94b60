"""Some of many rows, where all of them would take too long."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def evenly(count: int, most: int) -> NDArray[np.int64]:
    """Of `count` places all, or so many evenly from the first to the last."""
    return np.linspace(0, count - 1, min(count, most)).round().astype(np.int64)
