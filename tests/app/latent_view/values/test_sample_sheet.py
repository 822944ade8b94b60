from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from app.latent_view.values.sample_sheet import LEAST_PX, SampleSheet
from app.latent_view.values.stills import NO_FILM, Film
from app.theme.tokens import DARK, LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

FILM = Film(np.random.default_rng(0).random((11, 4, 4)).astype(np.float32), "unit", ["7.25"] * 11)


@pytest.fixture
def sheet(qtbot: QtBot) -> SampleSheet:
    made = SampleSheet(DARK)
    qtbot.addWidget(made)
    made.resize(300, 100)
    made.show()
    made.show_samples(FILM, [f"Sample {place}" for place in range(11)])
    return made


def test_the_columns_share_the_width(sheet: SampleSheet) -> None:
    assert sheet.area(4).right() == pytest.approx(300)
    assert sheet.area(5).left() == 0
    assert sheet.area(0).width() >= LEAST_PX


def test_it_is_as_high_as_its_rows(sheet: SampleSheet) -> None:
    last = sheet.area(10)

    assert last.bottom() < sheet.height() <= last.bottom() + 20


def test_a_narrow_sheet_has_more_rows(sheet: SampleSheet) -> None:
    before = sheet.height()

    sheet.resize(120, before)

    assert sheet.height() > before


def test_a_click_chooses_the_sample_there(sheet: SampleSheet, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheet.chosen) as told:
        QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=sheet.area(7).center().toPoint())

    assert told.args == [7]


def test_a_click_beside_the_samples_chooses_none(sheet: SampleSheet, qtbot: QtBot) -> None:
    beside = sheet.area(10).center() + QPointF(80, 0)
    with qtbot.assertNotEmitted(sheet.chosen):
        QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=beside.toPoint())


def test_arrow_keys_walk_from_sample_to_sample(sheet: SampleSheet) -> None:
    chosen: list[int] = []
    sheet.chosen.connect(chosen.append)

    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left):
        QTest.keyClick(sheet, key)

    assert chosen == [0, 1, 6, 5]


def test_samples_their_words_and_the_chosen_one_are_painted(sheet: SampleSheet) -> None:
    pictures = [sheet.grab().toImage()]
    QTest.keyClick(sheet, Qt.Key.Key_Right)
    pictures.append(sheet.grab().toImage())
    sheet.show_samples(Film(FILM.values, "unit", ["1.5"] * 11))
    pictures.append(sheet.grab().toImage())
    sheet.set_theme(LIGHT)
    pictures.append(sheet.grab().toImage())

    assert all(one != other for one, other in pairwise(pictures))


def test_an_empty_sheet_takes_no_room(sheet: SampleSheet) -> None:
    sheet.show_samples(NO_FILM)

    assert sheet.height() == 1
    assert sheet.place_at(QPointF(5, 0.5)) == -1
