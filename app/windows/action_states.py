"""Keeps the actions true: what can be done now, and what it is called now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.session import Session
from app.theme.applying import Appearance, Mode
from app.windows.actions import set_face
from app.windows.running import Running

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


class ActionStates(QObject):
    """Follows the session, its history, its run and the theme."""

    def __init__(
        self,
        actions: Mapping[str, QAction],
        session: Session,
        running: Running,
        appearance: Appearance,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._actions, self._session, self._running = actions, session, running
        self._appearance = appearance
        session.history.indexChanged.connect(self._show_history)
        session.document_changed.connect(self._show_history)
        session.selection_changed.connect(self._show_selection)
        for signal in (session.run.started, session.run.progress_changed, session.run.ended):
            signal.connect(self._show_run)
        running.opening_changed.connect(self._show_run)
        self._show_history()
        self._show_selection()
        self._show_run()
        self.show_theme()

    def show_theme(self) -> None:
        """Check the theme that was chosen."""
        for mode in Mode:
            self._actions[f"theme_{mode.value}"].setChecked(self._appearance.mode is mode)

    def _show_history(self) -> None:
        history = self._session.history
        self._actions["undo"].setEnabled(history.canUndo())
        self._actions["redo"].setEnabled(history.canRedo())
        self._actions["undo"].setText(f"Undo {_named(history.undoText())}".rstrip())
        self._actions["redo"].setText(f"Redo {_named(history.redoText())}".rstrip())
        self._actions["select_all"].setEnabled(bool(self._session.graph.nodes))

    def _show_selection(self) -> None:
        self._actions["duplicate"].setEnabled(bool(self._session.selection))

    def _show_run(self) -> None:
        is_active = self._running.is_active
        is_ready = not self._running.is_opening and not self._session.run.is_starting
        self._actions["pause"].setEnabled(is_active and is_ready)
        for name in ("step", "epoch"):
            self._actions[name].setEnabled(is_ready)
        self._actions["stop"].setEnabled(is_active or self._running.is_opening)
        if is_active:
            tip = "Train from the beginning, with the document as it stands"
            set_face(self._actions["train"], "Restart", "rotate-ccw", tip, is_quiet=True)
        else:
            set_face(self._actions["train"], "Train", "play", "Train the network")
        if self._running.is_paused:
            set_face(self._actions["pause"], "Continue", "play", "Continue the run")
        else:
            set_face(self._actions["pause"], "Pause", "pause", "Pause the run")


def _named(step: str) -> str:
    """The name of a step as it stands behind a verb: its first letter small."""
    return step[:1].lower() + step[1:]
