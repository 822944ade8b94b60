from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.latent_view.space import pace
from app.latent_view.space.pace import SHARE, Pace

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot


def test_what_is_expected_several_times_is_asked_once(qtbot: QtBot) -> None:
    asked: list[int] = []
    owner = QObject()
    made = Pace(owner, 5, lambda: asked.append(1))

    for _ in range(3):
        made.expect()
    qtbot.waitUntil(lambda: bool(asked))

    assert asked == [1]


def test_a_question_that_takes_long_rests_long(
    qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = iter((10.0, 10.1, 20.0, 20.0))
    monkeypatch.setattr(pace, "monotonic", lambda: next(now))
    owner = QObject()
    made = Pace(owner, 300, lambda: None)
    waits = [made.wait_ms]
    for _ in range(2):
        made.begin()
        made.end()
        waits.append(made.wait_ms)

    assert waits == [300, 100 * SHARE, 300]


def test_nothing_is_asked_after_it_was_stopped(qtbot: QtBot) -> None:
    asked: list[int] = []
    owner = QObject()
    made, other = Pace(owner, 1, lambda: asked.append(1)), Pace(owner, 20, lambda: asked.append(2))

    made.expect()
    made.stop()
    other.expect()
    qtbot.waitUntil(lambda: bool(asked))

    assert asked == [2]
