from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAction

from app.canvas.editing.arranging import aligned, distributed
from app.canvas.steps.step import SNAP
from engine.document.edits import move
from engine.document.values import Document
from tests.app.canvas.example import CODE, digits
from tests.app.canvas.hand import Hand

Open = Callable[[Document], Hand]
PLACES = {"n1": (8.0, 40.0), CODE: (224.0, 304.0), "n8": (728.0, 136.0)}
NAMES = tuple(PLACES)


@pytest.fixture
def hand(open_canvas: Open) -> Hand:
    """Three chosen nodes of different heights, in no order."""
    document = digits()
    made = open_canvas(document)
    made.session.edit("Move", move(document.graph, PLACES))
    made.session.select(NAMES)
    return made


def take(hand: Hand, name: str) -> None:
    action = hand.canvas.window().findChild(QAction, name)
    assert isinstance(action, QAction)
    action.trigger()


def lines(hand: Hand, edge: str) -> set[int]:
    """Where an edge of the nodes is seen; at scale 1."""
    rects = [hand.canvas.node_rect(name) for name in NAMES]
    match edge:
        case "left":
            return {rect.left() for rect in rects}
        case "centre":
            return {rect.center().x() for rect in rects}
        case "right":
            return {rect.right() for rect in rects}
        case "top":
            return {rect.top() for rect in rects}
        case "middle":
            return {rect.center().y() for rect in rects}
    return {rect.bottom() for rect in rects}


@pytest.mark.parametrize(
    ("edge", "step"),
    [
        ("left", "Align 3 blocks left"),
        ("centre", "Align 3 blocks at their centre"),
        ("right", "Align 3 blocks right"),
        ("top", "Align 3 blocks at the top"),
        ("middle", "Align 3 blocks in the middle"),
        ("bottom", "Align 3 blocks at the bottom"),
    ],
)
def test_nodes_are_put_in_line_in_one_step(hand: Hand, edge: str, step: str) -> None:
    assert max(lines(hand, edge)) - min(lines(hand, edge)) > 2 * SNAP

    take(hand, f"align_{edge}")

    assert max(lines(hand, edge)) - min(lines(hand, edge)) <= SNAP
    assert (hand.last_step, hand.steps) == (step, 2)
    hand.session.history.undo()
    assert {name: hand.graph.nodes[name].place for name in NAMES} == PLACES


@pytest.mark.parametrize(
    ("action", "step", "axis"),
    [
        ("distribute_across", "Distribute 3 blocks horizontally", 0),
        ("distribute_down", "Distribute 3 blocks vertically", 1),
    ],
)
def test_nodes_are_put_at_equal_distances_between_the_outer_ones(
    hand: Hand, action: str, step: str, axis: int
) -> None:
    take(hand, action)

    assert (hand.last_step, hand.steps) == (step, 2)
    rects = [hand.canvas.node_rect(name) for name in NAMES]
    if axis == 0:
        spans = sorted((rect.x(), rect.x() + rect.width()) for rect in rects)
    else:
        spans = sorted((rect.y(), rect.y() + rect.height()) for rect in rects)
    (_, one), (two, three), (four, _) = spans
    assert abs((two - one) - (four - three)) <= SNAP
    places = {name: hand.graph.nodes[name].place for name in NAMES}
    assert sum(places[name] != PLACES[name] for name in NAMES) == 1


def test_all_stands_on_the_grid(hand: Hand) -> None:
    for name in ("align_centre", "align_bottom", "distribute_down", "distribute_across"):
        take(hand, name)

    places = [hand.graph.nodes[name].place for name in NAMES]
    assert all(value % SNAP == 0 for place in places for value in place)


def test_what_is_in_line_makes_no_step(hand: Hand) -> None:
    take(hand, "align_top")
    take(hand, "align_top")

    assert hand.steps == 2


def test_sizes_count_where_nodes_are_put_in_line() -> None:
    spans = {"a": (0.0, 80.0), "b": (208.0, 32.0)}
    assert aligned(spans, 0.0) == {"a": 0.0, "b": 0.0}
    assert aligned(spans, 0.5) == {"a": 80.0, "b": 104.0}
    assert aligned(spans, 1.0) == {"a": 160.0, "b": 208.0}


def test_sizes_count_where_nodes_are_distributed() -> None:
    spans = {"a": (0.0, 80.0), "c": (400.0, 40.0), "b": (88.0, 160.0)}
    assert distributed(spans) == {"a": 0.0, "b": 160.0, "c": 400.0}
