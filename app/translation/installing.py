"""Puts a translation to use, where there is one; the window is English where there is none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

from app.theme.resources import RESOURCES

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

TRANSLATIONS = RESOURCES / "translations"
PREFIX = "neuroloom_"


def system_language() -> str:
    """The language in which the person reads the system's own words, such as 'de_AT'.

    Only the first of several: English needs no file, and so would lose against every later one.
    """
    wanted = QLocale.system().uiLanguages()
    return wanted[0].replace("-", "_") if wanted else "en"


def install(
    application: QCoreApplication, language: str, folder: Path = TRANSLATIONS
) -> tuple[QTranslator, ...]:
    """Speak a language from now on; what was made before keeps its words.

    Gives what speaks it: Qt's words and our own, or nothing where `folder` has no translation, for
    Qt's alone would make a window of two languages. 'de_AT' is content with 'de'.
    """
    own = _loaded(f"{PREFIX}{language}", str(folder), application)
    if own is None:
        return ()
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    found = tuple(filter(None, (_loaded(f"qtbase_{language}", qt_folder, application), own)))
    for translator in found:
        application.installTranslator(translator)
    return found


def _loaded(name: str, folder: str, application: QCoreApplication) -> QTranslator | None:
    translator = QTranslator()
    if not translator.load(name, folder):
        return None
    translator.setParent(application)
    return translator
