from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from app.translation.installing import PREFIX, install, system_language
from app.translation.ts_file import Message, release, write
from app.windows.action import Action
from app.windows.action_making import make_actions
from app.windows.actions import ACTIONS
from app.words import tr

SAVE = Action("save", "Save", "close", "File", tip="Write the document to its file")
Speak = Callable[[str], tuple[QTranslator, ...]]


@pytest.fixture
def german(tmp_path: Path) -> Path:
    """A folder with a translation of two texts."""
    path = tmp_path / f"{PREFIX}de.ts"
    write(path, "de", (Message("Save", "Sichern"), Message("{count} runs", "{count} Läufe")))
    release(path)
    return tmp_path


@pytest.fixture
def speak(qapp: QApplication, german: Path) -> Iterator[Speak]:
    """Installs a language, until the end of the test."""
    made: list[QTranslator] = []

    def install_language(language: str) -> tuple[QTranslator, ...]:
        made.extend(install(qapp, language, german))
        return tuple(made)

    yield install_language
    for translator in made:
        qapp.removeTranslator(translator)
        translator.deleteLater()


@pytest.mark.parametrize("language", ["de", "de_AT"])
def test_an_action_of_a_window_speaks_the_language(
    speak: Speak, qtbot: object, language: str
) -> None:
    assert len(speak(language)) == 2
    window = QWidget()
    made = make_actions(window, [SAVE])["save"]

    assert made.text() == "Sichern"
    assert made.toolTip() == "Write the document to its file"
    assert tr("{count} runs", count=3) == "3 Läufe"
    window.deleteLater()


def test_the_buttons_of_qt_speak_it_too(speak: Speak) -> None:
    speak("de")

    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"


def test_keys_are_called_as_the_language_does_and_stay_what_they_are(speak: Speak) -> None:
    before = [action.sequences for action in ACTIONS]
    speak("de")
    (keys,) = next(action for action in ACTIONS if action.id == "duplicate").sequences

    assert keys.toString(QKeySequence.SequenceFormat.NativeText) == "Strg+D"
    assert [action.sequences for action in ACTIONS] == before


@pytest.mark.parametrize("language", ["fr_FR", "en_GB", "C", ""])
def test_without_a_translation_all_words_stay_english(speak: Speak, language: str) -> None:
    assert speak(language) == ()
    assert tr("Save") == "Save"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_only_the_first_language_of_the_person_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who reads English first and German second is not to be given German."""
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _: ["en-US", "en", "de-AT"])
    assert system_language() == "en_US"
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _: [])
    assert system_language() == "en"
