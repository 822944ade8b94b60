from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.latent_view.cloud.cloud_widget import CloudWidget
from app.latent_view.cloud.window import fitted
from app.theme.tokens import DARK
from tests.app.latent_view.scene import cloud

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def shown(qtbot: QtBot) -> CloudWidget:
    made = CloudWidget(DARK)
    qtbot.addWidget(made)
    made.resize(300, 300)
    made.show()
    made.show_cloud(cloud())
    return made


def test_arrow_keys_move_the_pointer(shown: CloudWidget) -> None:
    QTest.keyClick(shown, Qt.Key.Key_Right)
    first = shown.marker
    QTest.keyClick(shown, Qt.Key.Key_Right)
    QTest.keyClick(shown, Qt.Key.Key_Up, modifier=Qt.KeyboardModifier.ShiftModifier)

    assert first is not None
    assert shown.marker is not None
    way = (shown.marker - first).toTuple()
    span = shown.window_shown.span
    assert way == pytest.approx((span / 100, span / 10))


def test_an_arrow_key_moves_a_pointer_at_the_origin(shown: CloudWidget) -> None:
    shown.set_marker(QPointF(0, 0))

    QTest.keyClick(shown, Qt.Key.Key_Right)

    assert shown.marker is not None
    assert shown.marker.toTuple() == pytest.approx((shown.window_shown.span / 100, 0))


def test_home_fits_and_follows_again(shown: CloudWidget, qtbot: QtBot) -> None:
    shown.zoom(5, QPointF(1, 1))

    QTest.keyClick(shown, Qt.Key.Key_Home)

    assert shown.is_following
    qtbot.waitUntil(lambda: shown.window_shown == fitted(cloud().points))


def test_plus_and_minus_zoom(shown: CloudWidget, qtbot: QtBot) -> None:
    span = shown.window_shown.span

    QTest.keyClick(shown, Qt.Key.Key_Plus)
    assert shown.window_shown.span == pytest.approx(span / 1.2)

    QTest.keyClick(shown, Qt.Key.Key_Minus)
    assert shown.window_shown.span == pytest.approx(span)


def test_a_key_that_stands_for_nothing_goes_on_to_the_window(shown: CloudWidget) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Q, Qt.KeyboardModifier.NoModifier)

    QApplication.sendEvent(shown, event)

    assert not event.isAccepted()
