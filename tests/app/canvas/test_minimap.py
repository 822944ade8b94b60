from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from app.theme.frame_colours import frame_colours
from app.theme.tokens import DARK
from engine.document.edits import move
from engine.document.framing import put_frame, put_note
from engine.document.values import Document, Frame, Note
from tests.app.canvas.example import digits, grid
from tests.app.canvas.hand import Hand

Open = Callable[[Document], Hand]


def test_map_is_hidden_while_everything_is_in_sight(open_canvas: Open) -> None:
    hand = open_canvas(grid(10, 6))
    assert hand.canvas.overlays.minimap.isVisible()

    hand.canvas.fit()

    assert not hand.canvas.overlays.minimap.isVisible()


def test_map_stands_bottom_right(open_canvas: Open) -> None:
    hand = open_canvas(grid(10, 6))

    corner = hand.canvas.overlays.minimap.geometry().bottomRight()

    assert QPoint(799, 599) - corner == QPoint(12, 12)


def test_press_and_drag_on_the_map_look_elsewhere(open_canvas: Open) -> None:
    hand = open_canvas(grid(10, 6))
    minimap = hand.canvas.overlays.minimap

    QTest.mousePress(minimap, Qt.MouseButton.LeftButton, pos=QPoint(10, 16))
    assert hand.port.rect().contains(hand.middle("n0"))

    QTest.mouseMove(minimap, QPoint(110, 64))
    QTest.mouseRelease(minimap, Qt.MouseButton.LeftButton, pos=QPoint(110, 64))
    assert hand.port.rect().contains(hand.middle("n59"))
    assert not hand.port.rect().contains(hand.middle("n0"))


def test_a_press_beside_all_nodes_leads_to_the_nearest_one(open_canvas: Open) -> None:
    far = move(grid(10, 6).graph, {"n0": (-4000.0, 2000.0)})
    hand = open_canvas(Document(graph=far))
    minimap = hand.canvas.overlays.minimap

    QTest.mouseClick(minimap, Qt.MouseButton.LeftButton, pos=minimap.rect().topLeft())

    seen = [name for name in hand.graph.nodes if hand.port.rect().contains(hand.middle(name))]
    assert seen


def test_map_shows_each_node_in_its_colour(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    hand.canvas.camera.zoom_by(2)

    picture = hand.canvas.overlays.minimap.grab().toImage()

    colours = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
    }
    assert {"#56b4e9", "#e69f00", "#b58cff", "#5b9dff"} <= colours


def test_map_shows_frames_and_notes(open_canvas: Open) -> None:
    plain, framed = digits(), put_frame(digits().graph, Frame("f1", "Encoder", ("n1",), "green"))
    framed = put_note(framed, Note("t1", "Far away", (2000.0, 1200.0)))
    pictures = []
    for document in (plain, replace(plain, graph=framed)):
        minimap = open_canvas(document).canvas.overlays.minimap
        minimap.show()
        pictures.append(minimap.grab().toImage())
    rim = QColor(frame_colours("green", DARK).rim)
    assert [_has(picture, rim) for picture in pictures] == [False, True]


def _has(picture: QImage, colour: QColor) -> bool:
    places = product(range(picture.width()), range(picture.height()))
    return any(picture.pixelColor(x, y) == colour for x, y in places)
