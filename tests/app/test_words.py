from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from app.words import CONTEXT, tr

GERMAN = {"{count} runs": "{count} Läufe", "Train": "Trainieren"}


class German(QTranslator):
    def translate(self, context: str, text: str, *_: object) -> str | None:
        return GERMAN.get(text) if context == CONTEXT else None


@pytest.fixture
def german(qapp: QCoreApplication) -> Iterator[None]:
    translator = German()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def test_words_are_english_without_a_translation(qapp: QCoreApplication) -> None:
    assert tr("Train") == "Train"


def test_words_follow_the_installed_translation(german: None) -> None:
    assert tr("Train") == "Trainieren"


def test_places_are_filled_after_the_translation(german: None) -> None:
    assert tr("{count} runs", count=3) == "3 Läufe"


def test_words_without_places_may_hold_braces(qapp: QCoreApplication) -> None:
    assert tr("a {b}") == "a {b}"
