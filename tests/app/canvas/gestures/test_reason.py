from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF

from app.canvas.gestures.reason import Reason
from engine.document.values import Document
from tests.app.canvas.example import digits
from tests.app.canvas.hand import Hand

Open = Callable[[Document], Hand]


def reason_on(hand: Hand) -> Reason:
    scene = hand.canvas.scene()
    made = Reason(scene.look)  # type: ignore[attr-defined]  # the canvas's own scene
    scene.addItem(made)
    made.say(
        "Digits to Code, h: expected one axis of features, received 8 × 8; it has too many axes."
    )
    return made


def seen_rect(reason: Reason, hand: Hand) -> QRectF:
    corner = hand.canvas.mapFromScene(reason.pos())
    return QRectF(QPointF(corner), reason.boundingRect().size())


def test_words_stand_beside_the_pointer_and_inside_the_view(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    reason, port = reason_on(hand), QRectF(hand.port.rect())
    for at in (port.center(), port.topLeft(), port.bottomRight()):
        reason.follow(hand.canvas.mapToScene(at.toPoint()), hand.canvas.camera)
        rect = seen_rect(reason, hand)
        assert port.adjusted(-2, -2, 2, 2).contains(rect)
        assert not rect.contains(at)


def test_a_card_without_words_is_hidden(open_canvas: Open) -> None:
    reason = reason_on(open_canvas(digits()))
    assert reason.isVisible()
    reason.say("")
    assert not reason.isVisible()


def test_the_card_can_be_drawn(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    before = hand.port.grab().toImage()
    reason_on(hand).follow(QPointF(300, 100), hand.canvas.camera)
    assert hand.port.grab().toImage() != before
