"""The tab of samples: which blocks are watched, and what they make of the same few rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.samples_view.sheet_widget import SheetWidget, Titled
from app.samples_view.watching import Sheet, sheets
from app.session import Session
from app.theme.applying import Appearance
from app.theme.marks import Role, set_role
from app.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

NO_SHEET = "Select a block that pictures come out of and press W: they appear here."
BEFORE = "Press Train: pictures of {what} appear here, of rows that are not trained on."
WAITING = "The first pictures appear here in a moment."
NOTHING = "No pictures of this run were made."
HINT_MARGIN_PX = 32


class SamplesView(QWidget):
    """Shows the pictures of all watched ports; they are asked for only while they are seen."""

    watch_changed = Signal(tuple)
    """What `watched` says from now on."""

    def __init__(
        self, session: Session, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._appearance = session, appearance
        self._sheets: tuple[Sheet, ...] = ()
        self._told: tuple[tuple[str, str], ...] = ()
        self.sheet = SheetWidget(appearance.theme, self)
        self.hint = QLabel(self)
        self._lay_out()
        self._connect()
        self._find_sheets()

    @property
    def has_sheets(self) -> bool:
        """Whether the document watches blocks that pictures come out of."""
        return bool(self._sheets)

    def watched(self) -> tuple[tuple[str, str], ...]:
        """The ports whose pictures are wanted, (node, port) each: none while nobody looks."""
        return tuple(sheet.place for sheet in self._sheets) if self.isVisible() else ()

    def _lay_out(self) -> None:
        self.setAccessibleName(tr("Samples"))
        self.hint.setWordWrap(True)
        self.hint.setMargin(HINT_MARGIN_PX)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_role(self.hint, Role.HINT)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.sheet, 0, 0)
        layout.addWidget(self.hint, 0, 0)

    def _connect(self) -> None:
        run = self._session.run
        self._session.document_changed.connect(self._find_sheets)
        for signal in (run.started, run.progress_changed, run.samples_changed, run.ended):
            signal.connect(self._show)
        self._appearance.changed.connect(self.sheet.set_theme)

    def showEvent(self, event: QShowEvent) -> None:
        """Pictures are wanted from now on."""
        super().showEvent(event)
        self._show()
        self._tell_watched()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: no pictures are wanted."""
        super().hideEvent(event)
        self._tell_watched()

    def _find_sheets(self) -> None:
        self._sheets = sheets(self._session.document.graph, self._session.whole)
        self._show()
        self._tell_watched()

    def _tell_watched(self) -> None:
        wanted = self.watched()
        if wanted != self._told:
            self._told = wanted
            self.watch_changed.emit(wanted)

    def _show(self) -> None:
        if not self.isVisible():
            return
        made = self._session.run.samples
        there = [(sheet, made[sheet.place]) for sheet in self._sheets if sheet.place in made]
        shown = tuple(Titled(sheet.title, samples) for sheet, samples in there)
        self.sheet.show_samples(shown)
        self.hint.setVisible(not shown)
        self.hint.setText(self._hint())
        self.setAccessibleDescription(self._spoken(shown))

    def _hint(self) -> str:
        run = self._session.run
        if not self._sheets:
            return tr(NO_SHEET)
        if run.is_active:
            return tr(WAITING)
        what = ", ".join(sheet.title for sheet in self._sheets)
        return tr(NOTHING) if run.end is not None else tr(BEFORE, what=what)

    def _spoken(self, shown: tuple[Titled, ...]) -> str:
        return ", ".join(one.title for one in shown) or self._hint()
