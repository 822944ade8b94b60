from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.latent_view.controls.projection_choice import WAYS, ProjectionChoice, widest
from app.latent_view.space.latent import Latent
from app.session import Session
from app.theme.applying import Appearance, Mode
from engine.commands import Ask, GiveUp
from engine.document.values import Document, Graph
from engine.observations.records import Cloud
from engine.questions.projecting import PRINCIPAL, Axes, How, Project, Projected, Tsne, View
from engine.questions.question import Answer, Working
from tests.app.latent_view.scene import begin, cloud

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def seen(how: How = PRINCIPAL, dimensions: int = 4, step: int = 1) -> Cloud:
    variances = np.ones(dimensions, np.float32)
    view = View(how, 0.62 if how != Tsne() else None, variances, np.array([2]), step)
    return replace(cloud(step=step), dimensions=dimensions, view=view)


class Scene:
    """The choice, the run that it belongs to, and what is asked of the engine."""

    def __init__(self, network: Graph, appearance: Appearance) -> None:
        self.session = Session(Document("Digits", network))
        self.latent = Latent(self.session)
        self.sent: list[object] = []
        self.latent.asked.connect(self.sent.append)
        self.choice = ProjectionChoice(self.latent, appearance)

    def see(self, told: Cloud) -> None:
        begin(self.session)
        self.session.run.take([told])

    @property
    def last(self) -> Ask:
        ask = self.sent[-1]
        assert isinstance(ask, Ask)
        return ask

    def choose(self, title: str) -> None:
        """Take a way, with the keys."""
        place = [way[0] for way in WAYS].index(title)
        ways = self.choice.ways
        while ways.currentIndex() != place:
            is_below = ways.currentIndex() < place
            QTest.keyClick(ways, Qt.Key.Key_Down if is_below else Qt.Key.Key_Up)


@pytest.fixture
def scene(network: Graph, appearance: Appearance, qtbot: QtBot) -> Scene:
    made = Scene(network, appearance)
    qtbot.addWidget(made.choice)
    made.choice.show()
    made.see(seen())
    return made


def test_at_first_it_is_the_plane_where_codes_differ_most(scene: Scene) -> None:
    assert scene.choice.ways.currentText() == "PCA"
    assert not scene.choice.across.isVisible()


def test_two_dimensions_are_chosen_by_their_numbers(scene: Scene) -> None:
    scene.choose("Axes")
    assert scene.last.question == Project(Axes(0, 1))
    scene.see(seen(Axes(0, 1)))
    assert (scene.choice.across.value(), scene.choice.up.value()) == (1, 2)

    QTest.keyClick(scene.choice.up, Qt.Key.Key_Up)

    assert scene.last.question == Project(Axes(0, 2))
    assert scene.choice.up.maximum() == 4
    assert scene.choice.up.toolTip().startswith("z3 has collapsed")


def test_where_both_are_the_same_dimension_the_other_one_gives_way(scene: Scene) -> None:
    scene.choose("Axes")

    QTest.keyClick(scene.choice.across, Qt.Key.Key_Up)

    assert scene.last.question == Project(Axes(1, 2))


def test_a_layout_shows_how_far_it_is_and_can_be_stopped(scene: Scene) -> None:
    scene.choose("t-SNE")
    ask = scene.last

    scene.session.run.take([Working("r1", ask.node, ask.port, ask.request, 0.25)])

    assert scene.choice.progress.isVisible()
    assert scene.choice.progress.value() == 250
    QTest.mouseClick(scene.choice.cross, Qt.MouseButton.LeftButton)
    assert scene.sent[-1] == GiveUp(ask.request)
    assert not scene.choice.progress.isVisible()
    assert scene.choice.ways.currentText() == "PCA"


def test_a_layout_that_is_seen_is_not_worked_on_any_more(scene: Scene) -> None:
    scene.choose("t-SNE")
    ask, told = scene.last, seen(Tsne(), step=40)
    assert told.view is not None

    scene.session.run.take([Answer("r1", ask.node, ask.port, ask.request, Projected(told.view))])
    scene.session.run.take([told])

    assert scene.choice.ways.currentText() == "t-SNE"
    assert not scene.choice.progress.isVisible()


def test_the_first_dimensions_that_are_shown_are_the_widest() -> None:
    view = View(PRINCIPAL, 0.5, np.array([0.1, 3, 0.2, 5], np.float32), np.empty(0, np.int64), 1)

    assert widest(view) == Axes(1, 3)
    assert widest(replace(view, variances=view.variances[:1])) == Axes()


def test_a_space_of_one_dimension_has_no_axes_to_choose(scene: Scene) -> None:
    scene.choose("Axes")

    scene.see(seen(dimensions=1))

    assert not scene.choice.across.isVisible()


def test_without_a_space_there_is_nothing_to_choose(appearance: Appearance, qtbot: QtBot) -> None:
    choice = ProjectionChoice(Latent(Session(Document("Empty"))), appearance)
    qtbot.addWidget(choice)

    assert not choice.ways.isEnabled()
    assert not choice.isVisible()


def test_it_follows_the_theme(scene: Scene, appearance: Appearance) -> None:
    before = scene.choice.cross.icon().cacheKey()

    appearance.set_mode(Mode.LIGHT)

    assert scene.choice.cross.icon().cacheKey() != before
