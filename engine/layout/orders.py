"""The order in each layer that lets few arrows cross: barycentre sweeps, then exchanges.

An arrow over several layers is cut in each, and a cut takes part in the order as a box does.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise
from operator import itemgetter
from typing import NamedTuple

from engine.layout.boxes import Arrow, Box

SWEEPS, LARGE_SWEEPS, EXCHANGES = 6, 4, 8
FEW_PIECES = 300
"""With more of them there is one try, and neighbours are exchanged only at its end."""

MOST_CUTS = 2_000
"""Of longer arrows, once there are so many cuts, only the ends count."""

LEVEL = 0.5
"""Where an arrow ends at a cut, as a share of a height that a cut has not."""

Layers = list[list[str]]


class Piece(NamedTuple):
    """What of an arrow lies between two layers. leaves, arrives: as shares of the heights."""

    source: str
    target: str
    leaves: float
    arrives: float


@dataclass(frozen=True)
class Cut:
    """The boxes and the cuts in layers, and the arrows in pieces."""

    layers: Layers
    pieces: Sequence[Piece]
    cuts: frozenset[str]

    @cached_property
    def after(self) -> Mapping[str, Sequence[Piece]]:
        """The pieces by what they leave."""
        found: dict[str, list[Piece]] = defaultdict(list)
        for piece in self.pieces:
            found[piece.source].append(piece)
        return found

    @cached_property
    def before(self) -> Mapping[str, Sequence[Piece]]:
        """The pieces by what they arrive at."""
        found: dict[str, list[Piece]] = defaultdict(list)
        for piece in self.pieces:
            found[piece.target].append(piece)
        return found


def cut(
    boxes: Mapping[str, Box],
    arrows: Iterable[Arrow],
    numbers: Mapping[str, int],
) -> Cut:
    """Boxes in their layers, in the order in which they come, and the arrows cut in each.

    numbers: of the layer of each box.
    """
    rank = {name: float(place) for place, name in enumerate(boxes)}
    pieces, cuts = list[Piece](), dict[str, int]()
    for arrow in sorted(arrows, key=lambda one: numbers[one.target] - numbers[one.source]):
        first, last = numbers[arrow.source], numbers[arrow.target]
        between = {f"\0{len(cuts) + count}": first + count for count in range(1, last - first)}
        if len(cuts) + len(between) > MOST_CUTS:
            break
        cuts |= between
        low, high = rank[arrow.source], rank[arrow.target]
        rank |= {
            name: low + (high - low) * (number - first) / (last - first)
            for name, number in between.items()
        }
        pieces += _pieces(arrow, list(between), boxes)
    layers: Layers = [[] for _ in range(max(numbers.values(), default=-1) + 1)]
    for name in sorted(rank, key=rank.__getitem__):
        layers[cuts[name] if name in cuts else numbers[name]].append(name)
    return Cut(layers, pieces, frozenset(cuts))


def _pieces(arrow: Arrow, between: Sequence[str], boxes: Mapping[str, Box]) -> Iterable[Piece]:
    names = [arrow.source, *between, arrow.target]
    last = len(names) - 2
    for number, (source, target) in enumerate(pairwise(names)):
        leaves = arrow.leaves / boxes[arrow.source].height if number == 0 else LEVEL
        arrives = arrow.arrives / boxes[arrow.target].height if number == last else LEVEL
        yield Piece(source, target, leaves, arrives)


def ordered(found: Cut, fixed: Sequence[Sequence[str]]) -> Layers:
    """The layers in the order with the fewest crossings that was met.

    fixed: names that keep this order wherever they are in one layer.
    """
    rank = {name: place for names in fixed for place, name in enumerate(names)}
    is_large = len(found.pieces) > FEW_PIECES
    starts = islice(_starts(found, rank), 1 if is_large else None)
    tries = [_sweeps(found, start, rank, is_large=is_large) for start in starts]
    best = min(tries, key=itemgetter(0))[1]
    if is_large:
        _exchange(found, best, rank)
    return best


def _starts(found: Cut, rank: Mapping[str, int]) -> Iterator[Layers]:
    """Orders to begin with: as boxes come with the cuts between them or behind them, and upside
    down.
    """
    layers = found.layers
    yield [_kept(layer, rank) for layer in layers]
    yield [_kept(sorted(layer, key=found.cuts.__contains__), rank) for layer in layers]
    yield [_kept(layer[::-1], rank) for layer in layers]


def _sweeps(
    found: Cut, start: Layers, rank: Mapping[str, int], *, is_large: bool
) -> tuple[int, Layers]:
    """The fewest crossings that were met on the way from a start, and the order then."""
    fewest, best = crossings(found, start), start
    for starts_forwards in (True, False):
        layers = start
        for sweep in range(LARGE_SWEEPS if is_large else SWEEPS):
            if fewest == 0:
                break
            layers = _swept(found, layers, rank, is_forwards=starts_forwards == (sweep % 2 == 0))
            if not is_large:
                _exchange(found, layers, rank)
            count = crossings(found, layers)
            if count < fewest:
                best, fewest = [list(layer) for layer in layers], count
    return fewest, best


def crossings(found: Cut, layers: Layers) -> int:
    """How many pairs of pieces cross. Those that share an end do not."""
    spots = _spots(layers)
    between: dict[int, list[tuple[float, float]]] = defaultdict(list)
    number_of = {name: number for number, layer in enumerate(layers) for name in layer}
    for piece in found.pieces:
        ends = spots[piece.source] + piece.leaves, spots[piece.target] + piece.arrives
        between[number_of[piece.source]].append(ends)
    return sum(map(_inversions, between.values()))


def _inversions(ends: list[tuple[float, float]]) -> int:
    passed, count = list[float](), 0
    for _, end in sorted(ends):
        count += len(passed) - bisect_right(passed, end)
        insort(passed, end)
    return count


def _spots(layers: Iterable[Sequence[str]]) -> dict[str, float]:
    """Where each stands in its layer, about 0."""
    return {
        name: place - (len(layer) - 1) / 2 for layer in layers for place, name in enumerate(layer)
    }


def _swept(found: Cut, layers: Layers, rank: Mapping[str, int], *, is_forwards: bool) -> Layers:
    """Each layer in the order of its neighbours' middle, one layer after the other."""
    spots, made = _spots(layers), [list(layer) for layer in layers]
    pieces = found.before if is_forwards else found.after
    for number in range(len(made)) if is_forwards else reversed(range(len(made))):
        middles = {
            name: _middle(pieces.get(name, ()), spots, spots[name], is_forwards=is_forwards)
            for name in made[number]
        }
        made[number] = _kept(sorted(made[number], key=middles.__getitem__), rank)
        spots |= _spots([made[number]])
    return made


def _middle(
    pieces: Sequence[Piece], spots: Mapping[str, float], otherwise: float, *, is_forwards: bool
) -> float:
    if not pieces:
        return otherwise
    if is_forwards:
        return sum(spots[one.source] + one.leaves - LEVEL for one in pieces) / len(pieces)
    return sum(spots[one.target] + one.arrives - LEVEL for one in pieces) / len(pieces)


def _kept(layer: Sequence[str], rank: Mapping[str, int]) -> list[str]:
    """The layer with those that keep an order at their places in that order."""
    held = iter(sorted((name for name in layer if name in rank), key=rank.__getitem__))
    return [next(held) if name in rank else name for name in layer]


def _exchange(found: Cut, layers: Layers, rank: Collection[str]) -> None:
    """Let two that stand side by side change places wherever fewer pieces cross then."""
    spots = _spots(layers)
    for _ in range(EXCHANGES):
        has_changed = False
        for layer in layers:
            for place in range(len(layer) - 1):
                one, other = layer[place : place + 2]
                is_held = one in rank and other in rank
                if not is_held and _gain(found, one, other, spots) > 0:
                    layer[place : place + 2] = other, one
                    spots[one], spots[other] = spots[other], spots[one]
                    has_changed = True
        if not has_changed:
            return


def _gain(found: Cut, upper: str, lower: str, spots: Mapping[str, float]) -> int:
    """How many crossings fewer there are once two neighbours have changed places."""
    gain = 0
    for pieces, is_source in ((found.after, True), (found.before, False)):
        above = [_far_end(piece, spots, is_source) for piece in pieces.get(upper, ())]
        below = [_far_end(piece, spots, is_source) for piece in pieces.get(lower, ())]
        gain += sum((a > b) - (a < b) for a in above for b in below)
    return gain


def _far_end(piece: Piece, spots: Mapping[str, float], is_source: bool) -> float:
    return spots[piece.target] + piece.arrives if is_source else spots[piece.source] + piece.leaves
