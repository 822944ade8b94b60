"""Edits of the settings of a document, as steps of its history."""

from __future__ import annotations

import secrets

from app.inspector.page import change_words, reset_words
from app.inspector.settings_form import SEED_HIGH, SETTINGS, with_setting
from app.session import Session
from app.words import tr
from engine.document.edits import with_settings
from engine.language import Parameter, Value


def set_setting(session: Session, name: str, value: Value) -> None:
    """Give a setting a value; typing on in its field is one step of the history."""
    _change(session, name, value, change_words(_setting(name)), f"settings.{name}")


def reset_setting(session: Session, name: str) -> None:
    """Let a setting have its default again."""
    _change(session, name, _setting(name).default, reset_words(_setting(name)))


def draw_seed(session: Session) -> None:
    """Let the next start draw other first weights, another order and other noise."""
    _change(session, "seed", secrets.randbelow(SEED_HIGH + 1), tr("New seed"))


def _change(session: Session, name: str, value: Value, words: str, merge: str = "") -> None:
    document = session.document
    settings = with_setting(document.settings, name, value)
    session.edit_document(words, with_settings(document, settings), merge)


def _setting(name: str) -> Parameter:
    return next(entry for entry in SETTINGS if entry.name == name)
