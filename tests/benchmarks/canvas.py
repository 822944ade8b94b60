"""The canvas beside a naive one, at 1600 x 1000: what the window's thread does for each event.

Times are milliseconds of that thread on the processor, for an event with the paint that follows
it, so that other programs do not count. As in the program, garbage is collected between events
(`app.bridge.collector`). Where nothing else is wished, a goal is the naive time.
"""

from __future__ import annotations

import gc
import math
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import product
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QApplication

from app.main import make_application
from app.theme.applying import Appearance, Mode
from engine.document.edits import set_parameter, with_graph
from engine.document.files import read_document, write_document
from engine.document.values import Document
from engine.language import Map
from engine.shapes.check import check
from tests.benchmarks.canvas_hand import (
    HIGH,
    MIDDLE,
    MOVE,
    PRESS,
    RELEASE,
    WIDE,
    Hand,
    NaiveHand,
    OurHand,
    send,
)
from tests.benchmarks.figure import Figure
from tests.benchmarks.networks import residual_stack

SIZES = (100, 1_000, 5_000)
PITCH, ROW = 184.0, 120.0
"""From one node to the next, in scene pixels."""

OURS, NAIVE = 60, 12
"""How often each thing is measured: a naive one takes its time."""

FILES, UNDOS = 3, 20
RANKS = (50, 95, 99)
GROUP = 100
FAR = 90
"""How far a node is dragged from its place, in pixels of the view."""

Times = list[float]
Nodes = tuple[str, ...]
FIT, ACTUAL = "at fit", "at 1:1"

GOALS: dict[tuple[int, str], float] = {
    (1_000, "repaint at fit"): 16,
    (1_000, "repaint at 1:1"): 16,
    (1_000, "drag of a node at fit"): 8,
    (1_000, "drag of a node at 1:1"): 8,
    (1_000, "drag of 100 nodes at fit"): 25,
    (1_000, "drag of 100 nodes at 1:1"): 25,
    (1_000, "pan at fit"): 12,
    (1_000, "pan at 1:1"): 12,
    (1_000, "zoom at fit"): 16,
    (1_000, "zoom at 1:1"): 25,
    (1_000, "file to first paint"): 500,
    (100, "shape check of an edit"): 20,
    (1_000, "shape check of an edit"): 20,
    (5_000, "shape check of an edit"): 100,
    (5_000, "drag of a node at fit"): 16,
    (5_000, "repaint at fit"): 45,
}
"""By number of nodes and name, the most milliseconds."""


def figures() -> Iterator[Figure]:
    """Every measure of every size beside the naive canvas, and the check of an edit."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    appearance = Appearance(make_application(), Mode.DARK)
    gc.disable()
    for size in SIZES:
        yield from _of_size(size, spread(residual_stack(size)), appearance)
    gc.enable()
    appearance.deleteLater()


def spread(document: Document) -> Document:
    """The document with its nodes in rows, together as wide and high as the view."""
    nodes = document.graph.nodes
    wide = round((len(nodes) * WIDE / HIGH * ROW / PITCH) ** 0.5)
    placed = Map(
        (name, replace(node, place=(PITCH * (number % wide), ROW * (number // wide))))
        for number, (name, node) in enumerate(nodes.items())
    )
    return replace(document, graph=replace(document.graph, nodes=placed))


def _of_size(size: int, document: Document, appearance: Appearance) -> Iterator[Figure]:
    group = _group(document)
    openings = (
        _opening(document, partial(OurHand, appearance=appearance)),
        _opening(document, NaiveHand),
    )
    yield _figure(size, "file to first paint", *openings)
    yield _figure(size, "shape check of an edit", _checks(document, group), [])
    ours, *shown = _shown(lambda: OurHand(document, appearance))
    naive, *naively = _shown(lambda: NaiveHand(document))
    yield _figure(size, "show", shown, naively)
    for scale, (name, times) in product((FIT, ACTUAL), MEASURES.items()):
        found = []
        gc.collect()
        for hand, rounds in ((ours, OURS), (naive, NAIVE)):
            _look(hand, scale, group[0])
            found.append(times(hand, group, rounds))
        yield _figure(size, f"{name} {scale}", *found)
    for hand in (ours, naive):
        _close(hand)


def _group(document: Document) -> Nodes:
    """The nodes around the middle of all, the nearest first."""
    places = {name: np.array(node.place) for name, node in document.graph.nodes.items()}
    middle = np.mean(list(places.values()), axis=0)
    return tuple(sorted(places, key=lambda name: float(abs(places[name] - middle).sum())))[:GROUP]


def _look(hand: Hand, scale: str, node: str) -> None:
    if scale == FIT:
        hand.fit()
    else:
        hand.look_at(node)
    _paint()
    hand.settle()


def _paint() -> None:
    QApplication.processEvents()


def _timed(act: Callable[[], None]) -> float:
    """How many milliseconds an act and the paint that follows it take."""
    gc.collect(0)
    start = time.thread_time()
    act()
    _paint()
    return 1000 * (time.thread_time() - start)


def _shown(make: Callable[[], Hand]) -> tuple[Hand, float]:
    """A hand on a canvas, and how long that took to be made and painted."""
    made: list[Hand] = []

    def show() -> None:
        made.append(make())
        view = made[0].view
        view.resize(WIDE, HIGH)
        view.show()
        made[0].fit()

    took = _timed(show)
    return made[0], took


def _close(hand: Hand) -> None:
    hand.view.close()
    hand.view.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _opening(document: Document, make: Callable[[Document], Hand]) -> Times:
    """From a file on the disk to the first paint of its canvas."""
    times = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.loom"
        write_document(document, path)
        for _ in range(FILES):
            hand, took = _shown(lambda: make(read_document(path)))
            times.append(took)
            _close(hand)
    return times


def _checks(document: Document, group: Nodes) -> Times:
    """Of a document after a layer in the middle got another activation."""
    graph = document.graph
    layer = next(name for name in group if graph.nodes[name].block == "dense")
    times = []
    for number in range(OURS):
        gc.collect(0)
        activation = ("relu", "tanh", "sigmoid")[number % 3]
        edited = with_graph(document, set_parameter(graph, [layer], "activation", activation))
        start = time.thread_time()
        check(edited)
        times.append(1000 * (time.thread_time() - start))
    return times


def _repaints(hand: Hand, group: Nodes, rounds: int) -> Times:
    return [_timed(hand.view.viewport().repaint) for _ in range(rounds)]


def _drags(hand: Hand, group: Nodes, rounds: int) -> Times:
    """One node."""
    hand.choose(())
    return _dragged(hand, group[0], rounds)


def _group_drags(hand: Hand, group: Nodes, rounds: int) -> Times:
    hand.choose(group)
    _paint()
    times = _dragged(hand, group[0], rounds)
    hand.choose(())
    return times


def _dragged(hand: Hand, node: str, rounds: int) -> Times:
    """Drag around the place where it was, and let it go there, which makes no edit."""
    start = hand.middle(node)
    send(hand.view, PRESS, start)
    _move(hand, start + QPoint(FAR, 0))
    _paint()
    times = [_timed(partial(_move, hand, start + _around(number, FAR))) for number in range(rounds)]
    _move(hand, start)
    send(hand.view, RELEASE, start)
    _paint()
    return times


def _move(hand: Hand, at: QPoint) -> None:
    send(hand.view, MOVE, at)


def _around(number: int, radius: int) -> QPoint:
    return QPoint(round(radius * math.cos(number / 3)), round(radius * math.sin(number / 3)))


def _pans(hand: Hand, group: Nodes, rounds: int) -> Times:
    hand.pan(PRESS, MIDDLE)
    places = [MIDDLE + _around(number, FAR) for number in range(rounds)]
    times = [_timed(partial(hand.pan, MOVE, place)) for place in places]
    hand.pan(RELEASE, places[-1])
    return times


def _zooms(hand: Hand, group: Nodes, rounds: int) -> Times:
    """Two notches in and two out, again and again."""
    return [_timed(partial(hand.zoom, (1, 1, -1, -1)[number % 4])) for number in range(rounds)]


def _undos(hand: Hand, group: Nodes, rounds: int) -> Times:
    """Of the drag of a node, which is redone before each."""
    start = hand.middle(group[0])
    for kind, at in ((PRESS, start), (MOVE, start + QPoint(FAR, FAR)), (RELEASE, start)):
        send(hand.view, kind, at)
    times = []
    for _ in range(min(rounds, UNDOS)):
        times.append(_timed(hand.undo))
        hand.redo()
        _paint()
    hand.undo()
    _paint()
    return times


MEASURES: dict[str, Callable[[Hand, Nodes, int], Times]] = {
    "repaint": _repaints,
    "drag of a node": _drags,
    "drag of 100 nodes": _group_drags,
    "pan": _pans,
    "zoom": _zooms,
    "undo": _undos,
}


def _figure(size: int, name: str, ours: Times, naive: Times) -> Figure:
    """The 95th percentile of ours with its goal, beside the others and the naive ones."""
    beside = {f"p{rank}": _rank(ours, rank) for rank in RANKS}
    note = " / ".join(f"{value:.1f}" for value in beside.values())
    goal = GOALS.get((size, name))
    if naive:
        theirs = {f"naive p{rank}": _rank(naive, rank) for rank in RANKS}
        beside |= {**theirs, "ratio": beside["p95"] / theirs["naive p95"]}
        note += ", naive " + " / ".join(f"{value:.1f}" for value in theirs.values())
        goal = goal or theirs["naive p95"]
    words = f"canvas, {size:,} nodes: {name}, p95"
    return Figure(words, beside["p95"], goal or 0.0, "at most", "ms", note, beside)


def _rank(times: Times, rank: int) -> float:
    return float(np.percentile(times, rank))
