"""What the inspector shows of one note."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from app.inspector.page import Page, made_label
from app.session import Session
from app.theme.applying import Appearance
from app.theme.icons import icon
from app.theme.marks import Role
from app.theme.tokens import GAP_SMALL_PX
from app.words import tr
from engine.document.framing import put_note, take_away
from engine.document.values import Note

HIGH_PX = 140


class NotePage(Page):
    """The words of a note, and its width."""

    def __init__(self, note: str, session: Session, appearance: Appearance) -> None:
        super().__init__(session, appearance)
        self.note = note
        self.help = tr("A note is Markdown: # heading, **bold**, *italic*, `code`, - list.")
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(tr("Note"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(HIGH_PX)
        self.natural = QPushButton(tr("As wide as its words"))
        self.natural.setToolTip(tr("Drag the right edge of the note for another width"))
        self.delete = QPushButton(tr("Delete"))
        self.text.textChanged.connect(self._read)
        self.natural.clicked.connect(self._narrow)
        self.delete.clicked.connect(self._delete)
        appearance.changed.connect(self._dress)
        self._dress()
        self.add((made_label(tr("Note"), Role.TITLE), self.text, self._buttons()))
        self.follow()

    def follow(self) -> None:
        """Show what the document says now; who types is not disturbed."""
        note = self._note
        if note.text != self.text.toPlainText().strip():
            self.text.setPlainText(note.text)
        self.natural.setEnabled(note.width > 0)

    @property
    def _note(self) -> Note:
        return next(note for note in self.session.graph.notes if note.id == self.note)

    def _buttons(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_SMALL_PX)
        row.addWidget(self.natural)
        row.addWidget(self.delete)
        row.addStretch(1)
        return holder

    def _dress(self) -> None:
        self.delete.setIcon(icon("trash-2", self.appearance.theme))

    def _read(self) -> None:
        """Keep what is typed, as one step; but for a note without words, which would be none."""
        text = self.text.toPlainText().strip()
        if text and text != self._note.text:
            graph = put_note(self.session.graph, replace(self._note, text=text))
            self.session.edit(tr("Change a note"), graph, merge=f"{self.note}.text")

    def _narrow(self) -> None:
        graph = put_note(self.session.graph, replace(self._note, width=0.0))
        self.session.edit(tr("Resize a note"), graph)

    def _delete(self) -> None:
        self.session.edit(tr("Delete a note"), take_away(self.session.graph, notes=[self.note]))
