from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.latent_view.panels.measure_row import Face, MeasureRow, value_words, words_of
from app.theme.tokens import DARK
from tests.app.latent_view.measured import measured

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

ERROR = Face("error", "Reconstruction error", "It means.", "linear error", "{value} · {reference}")
KNOWN = {step: measured(step) for step in (0, 10, 30)}


@pytest.fixture
def row(qtbot: QtBot) -> MeasureRow:
    made = MeasureRow(ERROR, DARK)
    qtbot.addWidget(made)
    made.resize(348, 60)
    made.show()
    return made


def test_a_row_writes_the_value_of_the_moment_that_is_shown(row: MeasureRow) -> None:
    row.show_known(KNOWN, KNOWN[10])

    assert row.value.text() == "0.091 · 0.250"
    assert row.means.text() == "It means."


def test_where_the_mouse_is_the_value_of_then_is_read_out(row: MeasureRow) -> None:
    row.show_known(KNOWN, KNOWN[30])

    row.curve.pointed.emit(0)
    pointed = row.value.text()
    row.curve.pointed.emit(None)

    assert pointed == "step 0   1.00 · 0.250"
    assert row.value.text() == "0.032 · 0.250"


def test_what_is_not_measured_says_why(row: MeasureRow) -> None:
    why = {"error": "Nothing is decoded."}
    found = measured(3, missing=why)

    row.show_known({3: found}, found)

    assert (row.value.text(), row.means.text()) == ("", "Nothing is decoded.")
    assert not row.curve.isVisible()


def test_before_anything_is_known_it_says_what_it_means(row: MeasureRow) -> None:
    row.show_known({}, None)

    assert (row.value.text(), row.means.text()) == ("", "It means.")


def test_a_value_without_its_comparison_stands_alone() -> None:
    assert words_of(ERROR, measured(1, missing={"linear error": "None."})) == "0.500"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.0, "0.000"),
        (0.9876, "0.988"),
        (-0.125, "−0.125"),
        (12.345, "12.35"),
        (1234.5, "1,234"),
        (0.00012, "1.2e−04"),
        (float("nan"), "not a number"),
    ],
)
def test_values_are_written_with_about_three_figures(value: float, words: str) -> None:
    assert value_words(value) == words
