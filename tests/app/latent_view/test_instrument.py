from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.latent_view.instrument import Instrument
from app.latent_view.instrument_parts import PANELS, TOOLS
from app.latent_view.space.latent import Latent
from app.session import Session
from app.theme.applying import Appearance, Mode
from engine.document.edits import watch
from engine.document.values import Document, Graph
from engine.questions.projecting import Axes, View
from tests.app.latent_view.scene import cloud, shown_run

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LEFT = Qt.MouseButton.LeftButton

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def session(qapp: object, network: Graph) -> Session:
    return Session(Document("Digits", network))


@pytest.fixture
def latent(session: Session) -> Latent:
    return Latent(session)


@pytest.fixture
def page(latent: Latent, appearance: Appearance, qtbot: QtBot) -> Instrument:
    made = Instrument(latent, appearance)
    qtbot.addWidget(made)
    made.resize(1280, 700)
    made.show()
    return made


def test_it_shows_the_cloud_with_its_classes(page: Instrument, session: Session) -> None:
    shown_run(session, cloud())

    assert page.cloud.cloud is session.run.cloud
    assert len(page.legend.keys) == 3
    assert page.subject.text() == "Code · 2 dimensions"


def test_it_says_how_much_of_the_space_is_seen(page: Instrument, session: Session) -> None:
    view = View(Axes(0, 3), 0.624, np.ones(10, np.float32), np.array([2]), 1)

    shown_run(session, replace(cloud(), dimensions=10, view=view))

    words = page.subject.text()
    assert words.startswith("Code · 10 dimensions, shown on z1 and z4 · 62 % of the variance · ")
    assert words.endswith("1 of 10 collapsed")
    assert "hardly differ along z3." in page.subject.tip


def test_its_space_is_watched_while_it_is_seen(page: Instrument, latent: Latent) -> None:
    assert latent.watched() == (("z", "z"),)

    page.hide()

    assert latent.watched() == ()


def test_a_click_in_the_cloud_points(page: Instrument, latent: Latent, session: Session) -> None:
    shown_run(session, cloud())
    before = latent.marker

    QTest.mouseClick(page.cloud, LEFT, pos=QPoint(100, 100))

    assert latent.marker == page.cloud.marker != before


def test_escape_and_the_button_lead_back(page: Instrument, qtbot: QtBot) -> None:
    qtbot.waitExposed(page)
    page.cloud.setFocus()
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page.cloud, Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.left):
        QTest.mouseClick(page.back, LEFT)


def test_escape_puts_down_the_tool_then_what_is_selected_then_the_page(
    page: Instrument, latent: Latent, session: Session, qtbot: QtBot
) -> None:
    qtbot.waitExposed(page)
    shown_run(session, cloud())
    page.cloud.setFocus()
    page.tools.button(2).click()
    latent.select(np.array([3, 4]))
    assert page.subject.text().endswith("2 samples selected")

    with qtbot.assertNotEmitted(page.left):
        QTest.keyClick(page.cloud, Qt.Key.Key_Escape)
        assert page.tools.checkedId() == 0
        assert len(latent.selection) == 2
        QTest.keyClick(page.cloud, Qt.Key.Key_Escape)
    assert len(latent.selection) == 0

    with qtbot.waitSignal(page.left):
        QTest.keyClick(page.cloud, Qt.Key.Key_Escape)


def test_every_panel_can_be_brought_to_the_front(page: Instrument) -> None:
    for place, part in enumerate(PANELS):
        QTest.mouseClick(page.chooser.button(place), LEFT)
        assert page.panels.currentIndex() == place
        page.show_panel(part.title)
        assert page.chooser.checkedId() == place


def test_every_tool_can_be_taken(page: Instrument) -> None:
    taken = set()
    for place in range(len(TOOLS)):
        QTest.mouseClick(page.tools.button(place), LEFT)
        taken.add(page.cloud.tool)
    assert len(taken) == len(TOOLS)


def test_a_tool_is_in_the_hand_while_its_panel_is_in_front(page: Instrument) -> None:
    owners = [part.panel for part in TOOLS]
    place = owners.index("Path")

    QTest.mouseClick(page.tools.button(place), LEFT)
    shown = page.panels.currentIndex()
    page.show_panel("Here")
    laid_down = page.tools.checkedId(), page.cloud.tool
    page.show_panel("Path")

    assert PANELS[shown].title == "Path"
    assert laid_down[0] == 0
    assert page.tools.checkedId() == place
    assert page.cloud.tool is not laid_down[1]


def test_several_spaces_are_chosen_from(
    page: Instrument, latent: Latent, session: Session, network: Graph
) -> None:
    session.edit("Watch", watch(network, "h", ("y",)))

    QTest.keyClick(page.choice, Qt.Key.Key_Down)

    assert latent.place == ("h", "y")


def test_it_follows_the_theme(page: Instrument, session: Session, appearance: Appearance) -> None:
    shown_run(session, cloud())

    appearance.set_mode(Mode.LIGHT)

    corner = page.cloud.grab().toImage().pixelColor(20, 8).name()
    assert corner == appearance.theme.canvas.lower()


def test_a_class_is_selected_in_the_legend_and_another_is_added(
    page: Instrument, latent: Latent, session: Session
) -> None:
    shown_run(session, cloud())
    shift = Qt.KeyboardModifier.ShiftModifier

    QTest.mouseClick(page.legend.keys[1], LEFT, shift)
    assert latent.selection.tolist() == list(range(20, 40))

    QTest.mouseClick(page.legend.keys[0], LEFT, shift)
    assert latent.selection.tolist() == list(range(40))
