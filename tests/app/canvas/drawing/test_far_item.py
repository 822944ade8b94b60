from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor

from app.theme.tokens import DARK, family_colour
from engine.document.edits import set_parameter
from engine.document.values import Document
from tests.app.canvas.example import CODE, digits
from tests.app.canvas.hand import Hand
from tests.engine.shapes.repairs.broken import with_a_layer_left_out

Open = Callable[[Document], Hand]


def seen(hand: Hand, at: QPoint) -> str:
    return hand.port.grab().toImage().pixelColor(at).name().upper()


def test_far_node_shows_its_family_and_no_words(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    hand.canvas.camera.zoom_by(0.3)
    rect = hand.canvas.node_rect(CODE)
    image = hand.port.grab().toImage()

    assert seen(hand, QPoint(rect.left() + 2, rect.center().y())) == family_colour("latent")
    inside = {
        image.pixelColor(x, y).name().upper()
        for x in range(rect.left() + 6, rect.right() - 2)
        for y in range(rect.top() + 3, rect.bottom() - 3)
    }
    assert inside == {DARK.node}


def test_far_warning_is_a_dot_of_another_colour(open_canvas: Open) -> None:
    hand = open_canvas(with_a_layer_left_out())
    hand.canvas.camera.zoom_by(0.3)

    assert seen(hand, hand.canvas.node_rect("n3").topRight()) == DARK.warning


def test_far_problem_is_a_red_dot_and_a_far_selection_a_ring(open_canvas: Open) -> None:
    hand = open_canvas(Document(graph=set_parameter(digits().graph, ["n8"], "shape", (4, 4))))
    hand.canvas.camera.zoom_by(0.3)
    wrong = hand.session.checked.problems[0].nodes[0]

    hand.session.select([CODE])

    assert seen(hand, hand.canvas.node_rect(wrong).topRight()) == DARK.error
    rect = hand.canvas.node_rect(CODE)
    image = hand.port.grab().toImage()
    row = [image.pixelColor(x, rect.center().y()) for x in range(rect.left() - 5, rect.left())]
    assert QColor(DARK.accent) in row
