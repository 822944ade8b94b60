from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest

from app.latent_view.cloud.points import Emphasis
from app.latent_view.cloud.selecting import LassoTool, RectangleTool, combined
from app.latent_view.cloud.shown_cloud import ShownCloud
from app.latent_view.space.latent import Latent
from app.session import Session
from app.theme.applying import Appearance
from engine.document.values import Document, Graph
from tests.app.latent_view.scene import cloud, shown_run

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LEFT = Qt.MouseButton.LeftButton
NONE, SHIFT, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
CORNERS = ((40, 40), (360, 40), (360, 200), (40, 200))
"""Of the upper half of the widget."""


@pytest.fixture
def session(qapp: object, network: Graph) -> Session:
    return Session(Document("Digits", network))


@pytest.fixture
def latent(session: Session) -> Latent:
    return Latent(session)


@pytest.fixture
def widget(latent: Latent, session: Session, appearance: Appearance, qtbot: QtBot) -> ShownCloud:
    made = ShownCloud(latent, appearance.theme)
    qtbot.addWidget(made)
    made.resize(400, 400)
    made.show()
    shown_run(session, cloud())
    made.take_tool(LassoTool(latent))
    return made


def draw(
    widget: ShownCloud, corners: tuple[tuple[int, int], ...], keys: Qt.KeyboardModifier = NONE
) -> None:
    QTest.mousePress(widget, LEFT, keys, QPoint(*corners[0]))
    for corner in corners[1:]:
        QTest.mouseMove(widget, QPoint(*corner))
    QTest.mouseRelease(widget, LEFT, keys, QPoint(*corners[-1]))


def seen_in(widget: ShownCloud, left: int, top: int, right: int, bottom: int) -> list[int]:
    """The samples whose places are in a part of the widget."""
    assert widget.cloud is not None
    places = [widget.place_of(QPointF(*point)) for point in widget.cloud.points.tolist()]
    return [
        row
        for row, place in enumerate(places)
        if left <= place.x() <= right and top <= place.y() <= bottom
    ]


def seen_inside(widget: ShownCloud) -> list[int]:
    return seen_in(widget, 5, 5, 395, 395)


def place_of(widget: ShownCloud, row: int) -> QPoint:
    assert widget.cloud is not None
    return widget.place_of(QPointF(*widget.cloud.points[row].tolist())).toPoint()


def test_a_line_chooses_the_samples_that_it_goes_around(widget: ShownCloud, latent: Latent) -> None:
    draw(widget, CORNERS)

    assert latent.selection.tolist() == seen_in(widget, 40, 40, 360, 200)
    assert 0 < len(latent.selection) < 60


def test_a_rectangle_is_drawn_from_corner_to_corner(widget: ShownCloud, latent: Latent) -> None:
    widget.take_tool(RectangleTool(latent))

    draw(widget, ((360, 200), (200, 100), (40, 40)))

    assert latent.selection.tolist() == seen_in(widget, 40, 40, 360, 200)


def test_shift_adds_and_alt_takes_off(widget: ShownCloud, latent: Latent) -> None:
    everything = ((5, 5), (395, 5), (395, 395), (5, 395))
    draw(widget, CORNERS)
    upper = latent.selection.tolist()

    draw(widget, everything, SHIFT)
    both = latent.selection.tolist()
    draw(widget, CORNERS, ALT)

    assert set(both) > set(upper)
    assert latent.selection.tolist() == sorted(set(both) - set(upper))


def test_a_click_chooses_the_sample_under_the_mouse(widget: ShownCloud, latent: Latent) -> None:
    QTest.mouseClick(widget, LEFT, pos=place_of(widget, 7))

    (row,) = latent.selection.tolist()
    gap = place_of(widget, row) - place_of(widget, 7)
    assert gap.manhattanLength() <= 2


def test_a_click_where_nothing_is_lets_all_go(widget: ShownCloud, latent: Latent) -> None:
    latent.select(np.arange(9))
    assert seen_in(widget, 0, 0, 12, 12) == []

    QTest.mouseClick(widget, LEFT, pos=QPoint(1, 1))

    assert latent.selection.tolist() == []


def test_escape_calls_off_what_is_being_drawn(widget: ShownCloud, latent: Latent) -> None:
    QTest.mousePress(widget, LEFT, pos=QPoint(*CORNERS[0]))
    for corner in CORNERS[1:]:
        QTest.mouseMove(widget, QPoint(*corner))
    left: list[bool] = []
    shortcut = QShortcut(QKeySequence(Qt.Key.Key_Escape), widget)
    shortcut.activated.connect(lambda: left.append(True))
    QTest.keyClick(widget, Qt.Key.Key_Escape)
    QTest.mouseRelease(widget, LEFT, pos=QPoint(*CORNERS[-1]))

    assert latent.selection.tolist() == []
    assert left == []
    QTest.keyClick(widget, Qt.Key.Key_Escape)
    assert left == [True]


def test_what_is_hidden_is_not_chosen(widget: ShownCloud, latent: Latent) -> None:
    widget.set_emphasis(Emphasis(frozenset({2})))

    draw(widget, ((5, 5), (395, 5), (395, 395), (5, 395)))

    assert latent.selection.tolist() == [row for row in range(40) if row in seen_inside(widget)]


def test_what_is_drawn_is_seen_until_the_button_is_let_go(
    widget: ShownCloud, latent: Latent
) -> None:
    before = widget.grab().toImage()
    QTest.mousePress(widget, LEFT, pos=QPoint(*CORNERS[0]))
    for corner in CORNERS[1:]:
        QTest.mouseMove(widget, QPoint(*corner))
    while_drawn = widget.grab().toImage()
    QTest.mouseRelease(widget, LEFT, pos=QPoint(*CORNERS[-1]))

    assert while_drawn != before
    latent.select(np.empty(0, np.int64))
    assert widget.grab().toImage() == before


@pytest.mark.parametrize(("keys", "expected"), [(NONE, [2, 3]), (SHIFT, [1, 2, 3]), (ALT, [1])])
def test_keys_say_what_becomes_of_what_was_found(
    keys: Qt.KeyboardModifier, expected: list[int]
) -> None:
    found = combined(np.array([1, 2]), np.array([2, 3]), keys)

    assert found.tolist() == expected
