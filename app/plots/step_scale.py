"""The axis below the curves: which steps, or epochs where they are known, carry a number."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import count

from app.plots.axis import plain
from app.words import tr

ROOM_PX = 72
"""From one number to the next at least, in pixels."""

LEAST_EPOCHS = 2
"""While fewer of them are seen, steps are counted."""

ROUND = (1, 2, 5)


@dataclass(frozen=True)
class StepScale:
    """What stands below the curves: `ticks`, each a step and its number, and what they count."""

    ticks: tuple[tuple[float, str], ...]
    name: str


def step_scale(span: float, epoch_steps: float, width_px: float) -> StepScale:
    """The scale of steps 0 to `span`; epoch_steps: how many an epoch takes, 0 if not known."""
    has_epochs = epoch_steps > 0 and span >= LEAST_EPOCHS * epoch_steps
    unit = epoch_steps if has_epochs else 1.0
    numbers = whole_numbers(span / unit, max(1, int(width_px // ROOM_PX)))
    ticks = tuple((number * unit, plain(number)) for number in numbers)
    return StepScale(ticks, tr("epoch") if has_epochs else tr("step"))


def whole_numbers(high: float, most: int) -> range:
    """Round whole numbers from 0 to `high`, equally far apart, in at most `most` intervals."""
    strides = (mark * 10**power for power in count() for mark in ROUND)
    stride = next(stride for stride in strides if high <= stride * most)
    return range(0, math.floor(high + 1e-9) + 1, stride)
