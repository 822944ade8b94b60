from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt

from app.around import Around
from app.canvas.drawing.glide import Glide
from engine.document.edits import move
from engine.document.values import Document, Note
from tests.app.canvas.example import CODE, DECODER, digits, two_layers_wired
from tests.app.canvas.hand import CONTROL, SHIFT, Hand

Open = Callable[[Document], Hand]


def scattered() -> Document:
    """The digits autoencoder with all its nodes in a heap."""
    document = digits()
    places = {name: (8.0 * k, 16.0 * k) for k, name in enumerate(document.graph.nodes)}
    return replace(document, graph=move(document.graph, places))


def tidy_up(hand: Hand) -> None:
    hand.key(Qt.Key.Key_L, CONTROL | SHIFT)


def glide_of(hand: Hand) -> Glide:
    return hand.canvas.glide


def test_a_heap_becomes_a_picture_from_left_to_right_in_one_step(open_canvas: Open) -> None:
    hand = open_canvas(scattered())
    before = hand.session.document

    tidy_up(hand)

    nodes = hand.graph.nodes
    assert all(
        nodes[wire.source.node].place[0] < nodes[wire.target.node].place[0] for wire in hand.wires
    )
    assert (hand.last_step, hand.steps) == ("Tidy up 10 blocks", 1)
    hand.session.history.undo()
    assert hand.session.document == before


def test_several_chosen_nodes_alone_are_tidied(open_canvas: Open) -> None:
    hand = open_canvas(scattered())
    before = hand.graph
    hand.session.select([CODE, DECODER])

    tidy_up(hand)

    moved = {name for name, node in hand.graph.nodes.items() if node is not before.nodes[name]}
    assert moved <= {CODE, DECODER}
    assert hand.graph.nodes[CODE].place[0] < hand.graph.nodes[DECODER].place[0]
    assert hand.graph.nodes[CODE].place[1] == hand.graph.nodes[DECODER].place[1]
    assert hand.last_step == "Tidy up 2 blocks"


def test_a_chosen_frame_stands_for_its_members(open_canvas: Open) -> None:
    hand = open_canvas(scattered())
    before = hand.graph
    hand.session.select([], Around(frames=("f1",)))

    tidy_up(hand)

    moved = {name for name, node in hand.graph.nodes.items() if node is not before.nodes[name]}
    assert moved
    assert moved <= set(before.frames[0].members)


def test_sizes_count_as_they_are_drawn(open_canvas: Open) -> None:
    hand = open_canvas(scattered())

    tidy_up(hand)
    glide_of(hand).end()

    rects = [hand.canvas.node_rect(name) for name in hand.graph.nodes]
    assert not any(one.intersects(other) for k, one in enumerate(rects) for other in rects[k + 1 :])


def test_what_was_fitted_is_fitted_again(open_canvas: Open) -> None:
    hand = open_canvas(scattered())
    hand.canvas.fit()

    tidy_up(hand)
    glide_of(hand).end()

    assert all(hand.port.rect().contains(hand.canvas.node_rect(name)) for name in hand.graph.nodes)


def test_what_was_all_in_sight_is_so_again_and_else_the_view_stays(open_canvas: Open) -> None:
    hand = open_canvas(scattered())
    assert not hand.canvas.camera.is_fitted
    tidy_up(hand)
    glide_of(hand).end()
    assert all(hand.port.rect().contains(hand.canvas.node_rect(name)) for name in hand.graph.nodes)

    hand.session.history.undo()
    hand.canvas.camera.zoom_to_actual()
    hand.canvas.camera.zoom_by(2)
    tidy_up(hand)
    assert hand.canvas.zoom == 2.0


def test_a_note_goes_along(open_canvas: Open) -> None:
    document = two_layers_wired()
    note = Note("m1", "Wide.", (324.0, 130.0))
    hand = open_canvas(replace(document, graph=replace(document.graph, notes=(note,))))

    tidy_up(hand)

    left, top = hand.graph.nodes["b"].place
    assert hand.graph.notes[0].place == (left + 4.0, top - 30.0)
