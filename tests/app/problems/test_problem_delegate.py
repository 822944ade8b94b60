from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from app.problems.problem_delegate import RowLayout, cause_of, sign_of, values_of
from app.theme.tokens import DARK
from engine.shapes.problems import Problem

if TYPE_CHECKING:
    from app.theme.applying import Appearance

PROBLEM = Problem("misfit", ("n1",), "Dense", "the axes differ", "64", "32", "Insert a Flatten")


def test_the_cause_is_a_sentence() -> None:
    assert cause_of(PROBLEM) == "The axes differ."


def test_the_values_stand_behind_their_names() -> None:
    assert values_of(PROBLEM) == (("Expected", "64"), ("Received", "32"))


def test_a_problem_without_values_shows_none() -> None:
    assert values_of(Problem("cycle", (), "A", "they wait for one another")) == ()


def test_a_warning_has_a_sign_of_its_own() -> None:
    warning = Problem("untrained", ("n1",), "Dense", "nobody trains it")
    assert sign_of(PROBLEM, DARK) == ("circle-alert", DARK.error_text)
    assert sign_of(warning, DARK) == ("triangle-alert", DARK.warning_text)


def test_values_stand_beside_the_words_where_there_is_room(appearance: Appearance) -> None:
    wide = RowLayout(QRect(0, 0, 800, 0), PROBLEM)
    narrow = RowLayout(QRect(0, 0, 400, 0), PROBLEM)
    assert all(place.left() > wide.title.right() for place in wide.values)
    assert all(place.top() > narrow.cause.bottom() for place in narrow.values)
    assert narrow.bottom > wide.bottom
    assert wide.values[0].left() == wide.values[1].left()
