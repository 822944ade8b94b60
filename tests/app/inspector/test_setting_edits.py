from __future__ import annotations

import pytest

from app.inspector.setting_edits import draw_seed, reset_setting, set_setting
from app.session import Session
from engine.document.values import Settings


@pytest.fixture
def session(qapp: object) -> Session:
    return Session()


def test_typing_a_number_is_one_step_that_names_the_setting(session: Session) -> None:
    for digits in (2, 25):
        set_setting(session, "batch_size", digits)
    assert session.document.settings.batch_size == 25
    assert session.history.count() == 1
    assert session.history.undoText() == "Change batch size"


def test_going_back_to_the_default_is_a_step_of_its_own(session: Session) -> None:
    set_setting(session, "epochs", 3)
    reset_setting(session, "epochs")
    assert session.document.settings.epochs == Settings().epochs
    assert session.history.count() == 2
    assert session.history.undoText() == "Reset epochs"


def test_each_seed_that_is_drawn_is_another_and_a_step(session: Session) -> None:
    seeds = {session.document.settings.seed}
    for _ in range(2):
        draw_seed(session)
        seeds.add(session.document.settings.seed)
    assert len(seeds) == 3
    assert session.history.count() == 2
    assert session.history.undoText() == "New seed"
