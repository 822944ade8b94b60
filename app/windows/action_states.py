"""Keeps the actions true: what can be done now, and what it is called now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.session import Session
from app.theme.applying import Appearance, Mode
from app.widgets.action_face import allow, set_face
from app.widgets.ties import Ties
from app.windows.running import Running
from app.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


class ActionStates(QObject):
    """Follows the document that is shown, its history, its run, and the theme."""

    def __init__(
        self,
        actions: Mapping[str, QAction],
        session: Session,
        running: Running,
        appearance: Appearance,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._actions, self._appearance = actions, appearance
        self._ties = Ties()
        self.follow(session, running)
        self.show_theme()

    def follow(self, session: Session, running: Running) -> None:
        """Another document is shown."""
        self._session, self._running = session, running
        run, history = session.run, session.history
        self._ties.loosen()
        self._ties.tie(self._show_history, history.indexChanged, session.document_changed)
        self._ties.tie(self._show_file, session.file_changed)
        self._ties.tie(self._show_run, run.started, run.progress_changed, run.ended)
        self._ties.tie(self._show_run, running.opening_changed)
        self._show_history()
        self._show_file()
        self._show_run()

    def show_theme(self) -> None:
        """Check the theme that was chosen."""
        for mode in Mode:
            self._actions[f"theme_{mode.value}"].setChecked(self._appearance.mode is mode)

    def _show_history(self) -> None:
        history = self._session.history
        undo, redo = self._actions["undo"], self._actions["redo"]
        allow(undo, history.canUndo(), tr("Nothing was done yet"))
        allow(redo, history.canRedo(), tr("Nothing was taken back"))
        undo.setText(tr("Undo {step}", **_named(history.undoText())).rstrip())
        redo.setText(tr("Redo {step}", **_named(history.redoText())).rstrip())

    def _show_file(self) -> None:
        has_file = self._session.path is not None
        same, none = tr("The file holds what the canvas shows"), tr("The document has no file yet")
        can_revert = has_file and self._session.is_dirty
        allow(self._actions["revert"], can_revert, same if has_file else none)

    def _show_run(self) -> None:
        is_active = self._running.is_active
        train, pause = self._actions["train"], self._actions["pause"]
        is_ready = not self._running.is_opening and not self._session.run.is_starting
        starting, idle = tr("A run is being made ready"), tr("No run is active")
        allow(self._actions["pause"], is_active and is_ready, starting if is_active else idle)
        for name in ("step", "epoch"):
            allow(self._actions[name], is_ready, starting)
        allow(self._actions["stop"], is_active or self._running.is_opening, idle)
        if is_active:
            tip = tr("Train from the beginning, with the document as it stands")
            set_face(train, tr("Restart"), "rotate-ccw", tip, is_quiet=True)
        else:
            set_face(train, tr("Train"), "play", tr("Train the network"))
        if self._running.is_paused:
            set_face(pause, tr("Continue"), "play", tr("Continue the run"))
        else:
            set_face(pause, tr("Pause"), "pause", tr("Pause the run"))


def _named(step: str) -> dict[str, str]:
    """A step as it stands behind an English verb; `name` is for languages that end with it."""
    return {"step": step[:1].lower() + step[1:], "name": step}
