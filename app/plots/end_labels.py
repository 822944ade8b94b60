"""Where labels stand that want to be beside the ends of lines, without overlapping."""

from __future__ import annotations

from collections.abc import Sequence


def spread(wanted: Sequence[float], height: float, low: float, high: float) -> list[float]:
    """Centres for labels of `height`, as near as may be to `wanted`, in the order of `wanted`.

    All in one unit (pixels). No two centres are nearer than `height`; they stay within `low` to
    `high` as long as there is room, and begin at `low` where there is not.
    """
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    groups: list[list[float]] = []
    for place in order:
        groups.append([min(max(wanted[place], low + height / 2), high - height / 2)])
        _settle(groups, height)
    centres = [
        _first(group, height) + place * height for group in groups for place in range(len(group))
    ]
    result = [0.0] * len(wanted)
    for place, centre in zip(order, _inside(centres, height, low, high), strict=True):
        result[place] = centre
    return result


def _first(group: list[float], height: float) -> float:
    """The centre of the uppermost label of a group that is stacked around its members' mean."""
    return sum(group) / len(group) - (len(group) - 1) / 2 * height


def _settle(groups: list[list[float]], height: float) -> None:
    """Join the last groups as long as they overlap."""
    while len(groups) > 1:
        above, below = groups[-2], groups[-1]
        if _first(above, height) + len(above) * height <= _first(below, height):
            return
        groups[-2:] = [above + below]


def _inside(centres: list[float], height: float, low: float, high: float) -> list[float]:
    """Push centres up from `high`, then down from `low`, no further than they must go."""
    limit = high - height / 2
    for place in reversed(range(len(centres))):
        centres[place] = min(centres[place], limit)
        limit = centres[place] - height
    limit = low + height / 2
    for place, centre in enumerate(centres):
        centres[place] = max(centre, limit)
        limit = centres[place] + height
    return centres
