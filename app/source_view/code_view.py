"""A text of source to read: numbered, coloured, with lit lines and one that failed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit, QTextEdit, QToolTip, QWidget

from app.source_view.changes import Change, changes_of
from app.source_view.gutter import Gutter
from app.source_view.highlighter import Highlighter
from app.theme.applying import Appearance
from app.theme.fonts import mono_font
from app.theme.marks import set_mark
from app.theme.syntax import failed_ground
from app.words import tr

if TYPE_CHECKING:
    from app.theme.tokens import Theme

FONT_PX = 12
SHARE_ABOVE = 3
"""A line that is brought into view has a third of the view above it."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
FLAGS = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class CodeView(QPlainTextEdit):
    """Shows lines, counted from 1. What a person selects in it, and the place, outlive a change."""

    line_chosen = Signal(int)
    """A click into a line, or the Enter key in it."""
    line_sought = Signal(int)
    """A double click into a line, or a click with Ctrl held: show me where this is."""
    search_asked = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._lit: dict[int, str] = {}
        self._failed, self._sentence = 0, ""
        self._pressed = QPoint()
        self._gutter = Gutter(self)
        self._highlighter = Highlighter(self.document(), appearance.theme)
        self._set_up()
        appearance.changed.connect(self._dress)
        self.updateRequest.connect(self._gutter.follow)
        self._fit_gutter()

    def _set_up(self) -> None:
        set_mark(self, "source", True)
        self.setReadOnly(True)
        self.setTextInteractionFlags(FLAGS)
        self.setUndoRedoEnabled(False)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDefaultFont(mono_font(FONT_PX))
        self.document().setDocumentMargin(0)
        self.setTabChangesFocus(True)
        self.setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.setAccessibleName(tr("Source"))

    # What is shown

    @property
    def theme(self) -> Theme:
        """The colours to draw with."""
        return self._appearance.theme

    @property
    def lit(self) -> Mapping[int, str]:
        """The lines that are lit, and the colour of the edge of each."""
        return self._lit

    @property
    def failed(self) -> int:
        """The line that is shown to have failed; 0 for none."""
        return self._failed

    def show_text(self, text: str) -> None:
        """Show another text; only the lines that differ are touched."""
        after = text.removesuffix("\n")
        changes = changes_of(self.toPlainText().split("\n"), after.split("\n"))
        if changes:
            self._replace(changes)
            self._fit_gutter()
            self._mark_lines()

    def show_lit(self, lit: Mapping[int, str]) -> None:
        """Light these lines and no others, each with an edge of its colour."""
        if lit != self._lit:
            self._lit = dict(lit)
            self._mark_lines()

    def show_failed(self, line: int, sentence: str = "") -> None:
        """Show that a line failed, with the sentence when the pointer rests on it; 0: none did."""
        self._failed, self._sentence = line, sentence
        self._mark_lines()

    def reveal(self, lines: list[int]) -> None:
        """Bring the first of these lines into view, unless one of them is in view already."""
        seen = {line for line, _ in self.lines_in_view(whole=True)}
        if lines and seen.isdisjoint(lines):
            above = len(seen) // SHARE_ABOVE
            self.verticalScrollBar().setValue(max(0, lines[0] - 1 - above))

    def lines_in_view(self, *, whole: bool = False) -> Iterator[tuple[int, QRect]]:
        """Lines in view, and where each lies in the viewport; whole: without those that are cut."""
        block, height = self.firstVisibleBlock(), self.viewport().height()
        while block.isValid():
            rect = self.blockBoundingGeometry(block).translated(self.contentOffset()).toRect()
            if rect.top() >= height or (whole and rect.bottom() > height):
                return
            yield block.blockNumber() + 1, rect
            block = block.next()

    def line_at(self, y: int) -> int:
        """The line at a height of the viewport; 0 below the last."""
        found = (line for line, rect in self.lines_in_view() if rect.top() <= y <= rect.bottom())
        return next(found, 0)

    def choose(self, y: int, *, is_sought: bool = False) -> None:
        """Tell that the line at a height of the viewport was clicked."""
        line = self.line_at(y)
        if line:
            (self.line_sought if is_sought else self.line_chosen).emit(line)

    # What Qt calls

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click began."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses its line; a drag selects text and chooses nothing."""
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        is_still = (place - self._pressed).manhattanLength() < QApplication.startDragDistance()
        if event.button() == Qt.MouseButton.LeftButton and is_still and not self._has_selection():
            is_held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.choose(place.y(), is_sought=is_held)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the word, and seek the line."""
        super().mouseDoubleClickEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.choose(round(event.position().y()), is_sought=True)

    def event(self, event: QEvent) -> bool:
        """Take the keys that search before the window searches for blocks with them."""
        is_early = event.type() is QEvent.Type.ShortcutOverride
        find = QKeySequence.StandardKey.Find
        if is_early and isinstance(event, QKeyEvent) and event.matches(find):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses the line of the text cursor; other keys move it."""
        if event.matches(QKeySequence.StandardKey.Find):
            self.search_asked.emit()
        elif event.key() in ENTER:
            self.line_chosen.emit(self.textCursor().blockNumber() + 1)
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what failed where the pointer rests on its line."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            is_failed = bool(self._failed) and self.line_at(event.pos().y()) == self._failed
            QToolTip.showText(event.globalPos(), self._sentence if is_failed else "", self)
            return True
        return super().viewportEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the typeface of source, whatever the style sheet gives to a text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.document().setDefaultFont(mono_font(FONT_PX))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the numbers beside the text."""
        super().resizeEvent(event)
        self._place_gutter()

    # How it is done

    def _has_selection(self) -> bool:
        return self.textCursor().hasSelection()

    def _replace(self, changes: list[Change]) -> None:
        """Put other lines in their place; the line on top of the view stays there."""
        bar, document, caret = self.verticalScrollBar(), self.document(), self.textCursor()
        top, line = bar.value(), caret.blockNumber()
        for change in changes:
            last = document.findBlockByNumber(change.end - 1)
            cursor = QTextCursor(document.findBlockByNumber(change.start))
            cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText("\n".join(change.lines))
        if not caret.hasSelection():
            line += sum(change.grown for change in changes if change.end <= line)
            self.setTextCursor(QTextCursor(document.findBlockByNumber(line)))
        bar.setValue(top + sum(change.grown for change in changes if change.end <= top))

    def _mark_lines(self) -> None:
        theme = self.theme
        grounds = dict.fromkeys(self._lit, theme.selection)
        if self._failed:
            grounds[self._failed] = failed_ground(theme)
        self.setExtraSelections([self._ground(*found) for found in grounds.items()])
        self._gutter.update()

    def _ground(self, line: int, colour: str) -> QTextEdit.ExtraSelection:
        ground = QTextEdit.ExtraSelection()
        ground.cursor = QTextCursor(self.document().findBlockByNumber(line - 1))
        look = QTextCharFormat()
        look.setBackground(QColor(colour))
        look.setProperty(QTextCharFormat.Property.FullWidthSelection, True)
        ground.format = look
        return ground

    def _fit_gutter(self) -> None:
        self.setViewportMargins(self._gutter.width_for(self.blockCount()), 0, 0, 0)
        self._place_gutter()

    def _place_gutter(self) -> None:
        inside = self.contentsRect()
        size = QSize(self._gutter.width_for(self.blockCount()), self.viewport().height())
        self._gutter.setGeometry(QRect(inside.topLeft(), size))

    def _dress(self) -> None:
        self._highlighter.show_theme(self.theme)
        self._mark_lines()
