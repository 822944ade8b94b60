from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.latent_view.cloud.shown_cloud import ShownCloud
from app.latent_view.controls.refining import REST_MS
from app.latent_view.controls.under_choice import UnderChoice
from app.theme.applying import Mode
from engine.questions.field import DecodeArea, DecodedArea, Field, ReadField
from tests.app.latent_view.controls.test_refining import decoded
from tests.app.latent_view.held import Answerer

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.theme.applying import Appearance

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def cloud(hand: Answerer, appearance: Appearance, qtbot: QtBot) -> ShownCloud:
    made = ShownCloud(hand.latent, appearance.theme)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


@pytest.fixture
def choice(hand: Answerer, cloud: ShownCloud, appearance: Appearance, qtbot: QtBot) -> UnderChoice:
    made = UnderChoice(hand.latent, cloud, appearance)
    qtbot.addWidget(made)
    made.show()
    hand.show()
    return made


def said(asked: ReadField, judges: tuple[str, ...] = ("h",)) -> Field:
    """A number that grows to the right."""
    row = np.linspace(0, 1, asked.area.columns, dtype=np.float32)
    values = np.tile(row, (asked.area.rows, 1))
    return Field(asked.area, values, asked.judge or judges[0], judges, "unit")


def grid_on(choice: UnderChoice, hand: Answerer, qtbot: QtBot) -> None:
    QTest.mouseClick(choice.grid, LEFT)
    qtbot.waitUntil(lambda: hand.count(DecodeArea) == 1)


def field_on(choice: UnderChoice, hand: Answerer, qtbot: QtBot) -> None:
    QTest.mouseClick(choice.field, LEFT)
    qtbot.waitUntil(lambda: hand.count(ReadField) == 1)


def test_nothing_is_asked_until_a_person_wants_it(
    choice: UnderChoice, hand: Answerer, cloud: ShownCloud, qtbot: QtBot
) -> None:
    cloud.grab()
    qtbot.wait(2 * REST_MS)

    assert not hand.count(DecodeArea) + hand.count(ReadField)
    assert not choice.grid.isChecked()


def test_the_grid_is_coarse_at_once_and_then_finer(
    choice: UnderChoice, hand: Answerer, qtbot: QtBot
) -> None:
    grid_on(choice, hand, qtbot)
    rows = [hand.last(DecodeArea).area.rows]
    for _ in range(2):
        hand.answer(DecodeArea, decoded)
        rows.append(hand.last(DecodeArea).area.rows)

    assert rows == [6, 12, 18]
    assert choice.grid_layer.area is not None
    assert choice.grid_layer.area.rows == 12


def test_single_numbers_stay_so_large_that_they_can_be_read(
    choice: UnderChoice, hand: Answerer, qtbot: QtBot
) -> None:
    grid_on(choice, hand, qtbot)

    def one(asked: DecodeArea) -> DecodedArea:
        cells = asked.area.rows * asked.area.columns
        return DecodedArea(asked.area, np.ones((cells, 1), np.float32), "any", "h")

    hand.answer(DecodeArea, one)

    assert hand.count(DecodeArea) == 1
    assert choice.grid_layer.picture is not None


def test_the_field_takes_the_place_of_the_grid(
    choice: UnderChoice, hand: Answerer, qtbot: QtBot
) -> None:
    grid_on(choice, hand, qtbot)
    hand.answer(DecodeArea, decoded)

    field_on(choice, hand, qtbot)
    hand.answer(ReadField, said)

    assert not choice.grid.isChecked()
    assert choice.grid_layer.picture is None
    assert choice.field_layer.picture is not None
    assert (choice.caption.words, choice.caption.ends) == ("h", ("0", "1"))


def test_what_is_turned_off_is_gone(choice: UnderChoice, hand: Answerer, qtbot: QtBot) -> None:
    field_on(choice, hand, qtbot)
    hand.answer(ReadField, said)

    QTest.mouseClick(choice.field, LEFT)

    assert choice.field_layer.picture is None
    assert not choice.caption.words


def test_classes_are_explained_in_words(choice: UnderChoice, hand: Answerer, qtbot: QtBot) -> None:
    field_on(choice, hand, qtbot)

    def classes(asked: ReadField) -> Field:
        told = np.full((asked.area.rows, asked.area.columns, 3), 1 / 3, np.float32)
        return Field(asked.area, told, "h", ("h",), "probabilities")

    hand.answer(ReadField, classes)

    assert choice.caption.words == "h: the class that it tells, fainter where it doubts"
    assert choice.caption.ends is None


def test_where_several_heads_can_be_asked_one_is_chosen(
    choice: UnderChoice, hand: Answerer, qtbot: QtBot
) -> None:
    field_on(choice, hand, qtbot)
    hand.answer(ReadField, lambda asked: said(asked, ("h", "k")))
    _, other = choice.field.menu().actions()

    other.trigger()
    qtbot.waitUntil(lambda: hand.last(ReadField).judge == "k")
    hand.answer(ReadField, lambda asked: said(asked, ("h", "k")))

    assert choice.field.isChecked()
    assert choice.caption.words == "k"


def test_a_refusal_stands_in_the_corner(choice: UnderChoice, hand: Answerer, qtbot: QtBot) -> None:
    field_on(choice, hand, qtbot)

    hand.refuse(ReadField, "There is no field to show.")

    assert choice.caption.words == "There is no field to show."
    assert choice.field_layer.picture is None


def test_another_space_is_asked_about_anew(
    choice: UnderChoice, hand: Answerer, cloud: ShownCloud, qtbot: QtBot
) -> None:
    grid_on(choice, hand, qtbot)
    hand.answer(DecodeArea, decoded)

    hand.latent.subject_changed.emit()
    assert choice.grid_layer.picture is None
    before = hand.count(DecodeArea)
    cloud.grab()

    qtbot.waitUntil(lambda: hand.count(DecodeArea) > before)


def test_it_follows_the_theme(
    choice: UnderChoice, hand: Answerer, appearance: Appearance, qtbot: QtBot
) -> None:
    grid_on(choice, hand, qtbot)
    hand.answer(DecodeArea, decoded)
    assert choice.grid_layer.picture is not None
    before = choice.grid_layer.picture.pixelColor(30, 30)

    appearance.set_mode(Mode.LIGHT)

    assert choice.grid_layer.picture.pixelColor(30, 30) != before
