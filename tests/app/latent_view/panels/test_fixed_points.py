from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.latent_view.panels.fixed_points import FixedPointsView
from engine.questions.iteration import FindFixedPoints, FixedPoints
from engine.questions.question import Working
from tests.app.latent_view.held import Answerer, codes, told
from tests.app.latent_view.scene import RUN

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.theme.applying import Appearance

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
LEFT = Qt.MouseButton.LeftButton


def found_of(asked: FindFixedPoints, judge: str = "") -> FixedPoints:
    """Three of them."""
    found = codes()[:3]
    doubts = np.array([0.2, 0.9, 1.1] if judge else [], np.float32)
    return FixedPoints(
        values=np.arange(12, dtype=np.float32).reshape(3, 2, 2),
        codes=found,
        points=found[:, :2],
        reached=np.array([asked.starts - 9, 5, 2]),
        starts=asked.starts,
        at_rest=asked.starts - 2,
        distinct=3,
        tolerance=asked.tolerance,
        apart=0.1234,
        told=np.zeros((3, 2 if judge else 0), np.float32),
        doubts=doubts,
        is_far=np.array([True, False, True]),
        is_doubted=doubts > 0.5,
        usual_doubt=0.5,
        judge=judge,
        meaning="any",
        step=1,
    )


@pytest.fixture
def view(hand: Answerer, appearance: Appearance, qtbot: QtBot) -> FixedPointsView:
    made = FixedPointsView(hand.latent, appearance)
    qtbot.addWidget(made)
    made.resize(348, 500)
    made.show()
    hand.show()
    return made


def look(view: FixedPointsView) -> None:
    QTest.mouseClick(view.search, LEFT)


def test_they_are_looked_for_when_a_person_wants_to_know(
    view: FixedPointsView, hand: Answerer
) -> None:
    before = view.note.text()
    view.starts.setValue(50)

    look(view)
    hand.answer(FindFixedPoints, found_of)

    assert before.startswith("Many starts of noise")
    assert hand.last(FindFixedPoints) == FindFixedPoints(50)
    assert len(view.grid.film.values) == 3
    assert view.note.text() == (
        "Came to rest: 48 of 50 starts, moving by 0.001 at most. Fixed points: 3, more than 0.12 "
        "from each other."
    )


def test_how_much_is_done_is_seen_and_it_can_be_stopped(
    view: FixedPointsView, hand: Answerer
) -> None:
    look(view)
    ask = hand.asked[-1]
    hand.latent.session.run.take([Working(RUN, ask.node, ask.port, ask.request, 0.25)])
    part, words = view.progress.value() / view.progress.maximum(), view.search.text()

    look(view)

    assert (part, words) == (0.25, "Stop looking")
    assert hand.given_up == [ask.request]
    assert not view.is_busy
    assert not view.progress.isVisible()


def test_a_classifier_says_which_are_novel(view: FixedPointsView, hand: Answerer) -> None:
    look(view)
    hand.answer(FindFixedPoints, lambda asked: found_of(asked, "h"))

    assert "Like no sample, and doubted by h: 1 of 3." in view.note.text()


def test_a_click_takes_its_code_and_says_what_is_known_of_it(
    view: FixedPointsView, hand: Answerer
) -> None:
    look(view)
    hand.answer(FindFixedPoints, lambda asked: found_of(asked, "h"))

    QTest.mouseClick(view.grid, LEFT, pos=view.grid.area(2).center().toPoint())

    assert hand.latent.held is not None
    assert np.array_equal(hand.latent.held, codes()[2])
    assert view.one.text() == (
        "Comes here: 2 of 200 starts. h doubts it by 1.10 nats; 95 % of the samples by 0.50 "
        "at most. It is like no sample."
    )


def test_what_was_found_before_the_run_went_on_says_so(
    view: FixedPointsView, hand: Answerer
) -> None:
    look(view)
    hand.answer(FindFixedPoints, found_of)
    was_of_now = view.is_of_now

    hand.latent.session.run.take([told(step=2)])

    assert was_of_now
    assert not view.is_of_now
    assert view.note.text().endswith("This was at step 1.")


def test_what_the_engine_refuses_is_said(view: FixedPointsView, hand: Answerer) -> None:
    look(view)

    hand.refuse(FindFixedPoints, "None of the 200 starts came to rest.")

    assert view.note.text() == "None of the 200 starts came to rest."
    assert not view.is_busy
    assert not view.progress.isVisible()


def test_another_space_has_other_fixed_points(view: FixedPointsView, hand: Answerer) -> None:
    look(view)
    hand.answer(FindFixedPoints, found_of)

    hand.latent.subject_changed.emit()

    assert view.found is None
    assert not len(view.grid.film.values)
