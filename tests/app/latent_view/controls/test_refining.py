from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtTest import QSignalSpy

from app.latent_view.cloud.window import Window
from app.latent_view.controls.refining import FOLLOW_MS, REST_MS, Refining, area_seen
from engine.observations.records import Progress
from engine.questions.field import Area, DecodeArea, DecodedArea
from tests.app.latent_view.held import Answerer, told
from tests.app.latent_view.scene import RUN

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from engine.questions.question import Value

SIZE = 300.0, 200.0
VIEW = Window(1.0, 2.0, 4.0)


def test_cells_cover_what_is_seen_and_so_many_lie_along_the_shorter_side() -> None:
    area = area_seen(Window(1, 2, 4), (300, 200), 4)

    assert (area.side, area.rows, area.columns) == (1, 4, 6)
    assert (area.left, area.right, area.top, area.bottom) == (-2, 4, 4, 0)


def test_cells_that_do_not_fit_stick_out_alike_on_both_sides() -> None:
    area = area_seen(Window(0, 0, 4), (250, 200), 4)

    assert area.columns == 5
    assert (area.left, area.right) == (-2.5, 2.5)
    assert area_seen(Window(0, 0, 4), (210, 200), 4).columns == 5


class Scene:
    """What is asked for, with what takes it."""

    def __init__(self, hand: Answerer, numbers: int = 64) -> None:
        self.hand, self.numbers = hand, numbers
        self.taken: list[Area] = []
        self.refining = Refining(hand.latent, DecodeArea, self._take, (2, 4, 8))
        hand.show()

    @property
    def rows(self) -> list[int]:
        """How many rows of cells were asked for, question after question."""
        questions = [ask.question for ask in self.hand.asked]
        return [each.area.rows for each in questions if isinstance(each, DecodeArea)]

    def _take(self, value: Value) -> int:
        assert isinstance(value, DecodedArea)
        self.taken.append(value.area)
        return self.numbers

    def answer(self) -> None:
        self.hand.answer(DecodeArea, decoded)

    def say(self, state: str) -> None:
        """How the run stands."""
        progress = Progress(RUN, state, 1, 2, 1, 1.0, 1.0)  # type: ignore[arg-type]
        self.hand.latent.session.run.take([progress])


def decoded(asked: DecodeArea) -> DecodedArea:
    """A picture for each cell."""
    cells = asked.area.rows * asked.area.columns
    return DecodedArea(asked.area, np.zeros((cells, 8, 8), np.float32), "unit", "h")


@pytest.fixture
def scene(hand: Answerer) -> Scene:
    return Scene(hand)


def on(scene: Scene, qtbot: QtBot) -> None:
    """Turn it on, and wait for the first question."""
    scene.refining.turn(is_on=True)
    scene.refining.notice(VIEW, SIZE)
    qtbot.waitUntil(lambda: bool(scene.rows))


def test_a_view_that_rests_is_asked_about_more_and_more_finely(scene: Scene, qtbot: QtBot) -> None:
    on(scene, qtbot)
    assert scene.rows == [2]
    for _ in range(4):
        scene.answer()

    assert scene.rows == [2, 4, 8]
    last = scene.hand.asked[-1].question
    assert isinstance(last, DecodeArea)
    assert last.area == area_seen(VIEW, SIZE, 8)


def test_only_one_question_is_under_way(scene: Scene, qtbot: QtBot) -> None:
    on(scene, qtbot)

    scene.refining.notice(Window(5, 5, 1), SIZE)
    qtbot.wait(2 * REST_MS)

    assert scene.rows == [2]
    scene.answer()
    assert scene.rows == [2, 2]
    assert scene.taken == [area_seen(VIEW, SIZE, 2)]
    scene.answer()
    assert scene.rows == [2, 2, 4]
    assert scene.taken[-1] == area_seen(Window(5, 5, 1), SIZE, 2)


def test_a_view_that_moves_on_begins_anew(scene: Scene, qtbot: QtBot) -> None:
    on(scene, qtbot)
    scene.refining.notice(Window(5, 5, 1), SIZE)
    scene.answer()

    qtbot.waitUntil(lambda: len(scene.rows) == 2)

    last = scene.hand.asked[-1].question
    assert isinstance(last, DecodeArea)
    assert last.area == area_seen(Window(5, 5, 1), SIZE, 2)


def test_an_answer_that_would_be_too_large_is_not_asked_for(hand: Answerer, qtbot: QtBot) -> None:
    scene = Scene(hand, numbers=30_000)
    on(scene, qtbot)

    scene.answer()
    scene.answer()

    assert scene.rows == [2, 4]


def test_while_the_weights_change_it_stays_coarse_and_is_renewed(
    scene: Scene, qtbot: QtBot
) -> None:
    scene.say("training")
    on(scene, qtbot)
    for _ in range(3):
        scene.answer()
    assert scene.rows == [2, 4]

    scene.hand.latent.session.run.take([told(step=2)])
    scene.refining.notice(VIEW, SIZE)
    qtbot.waitUntil(lambda: len(scene.rows) == 3)
    scene.answer()
    assert scene.rows == [2, 4, 4]

    scene.say("paused")
    scene.hand.latent.session.run.take([told(step=3)])
    scene.refining.notice(VIEW, SIZE)
    qtbot.waitUntil(lambda: len(scene.rows) == 4)
    scene.answer()
    assert scene.rows == [2, 4, 4, 4, 8]


def test_nothing_is_asked_while_nobody_looks_and_anew_once_somebody_does(
    scene: Scene, qtbot: QtBot
) -> None:
    on(scene, qtbot)
    for _ in range(3):
        scene.answer()
    scene.hand.latent.session.run.take([told(step=2)])
    qtbot.waitUntil(lambda: len(scene.rows) == 4)  # it was painted since it was asked first
    for _ in range(2):
        scene.answer()
    asked = len(scene.rows)

    scene.hand.latent.session.run.take([told(step=3)])
    qtbot.wait(FOLLOW_MS + REST_MS)
    assert len(scene.rows) == asked

    scene.refining.notice(VIEW, SIZE)
    qtbot.waitUntil(lambda: len(scene.rows) == asked + 1)


def test_what_is_turned_off_asks_nothing_and_takes_nothing(scene: Scene, qtbot: QtBot) -> None:
    on(scene, qtbot)

    scene.refining.turn(is_on=False)
    scene.answer()
    scene.refining.notice(Window(5, 5, 1), SIZE)
    qtbot.wait(2 * REST_MS)

    assert scene.rows == [2]
    assert not scene.taken


def test_a_refusal_is_handed_on(scene: Scene, qtbot: QtBot) -> None:
    on(scene, qtbot)
    heard = QSignalSpy(scene.refining.refused)

    scene.hand.refuse(DecodeArea, "No head lies behind this block.")

    assert heard.at(0) == ["No head lies behind this block."]
