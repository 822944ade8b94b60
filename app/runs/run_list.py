"""The list of runs: a line of when and how each ended, and a quieter one of how far it came."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.counting import count_words
from app.run_names import state_words
from app.runs.difference import difference_words
from app.runs.kept import KeptRun
from app.runs.run_words import seconds_words
from app.runs.summary import main_value
from app.theme.applying import Appearance
from app.theme.fonts import text_font
from app.theme.icons import pixmap
from app.theme.tokens import GAP_SMALL_PX, SECONDARY_PX, Theme
from app.words import tr
from engine.document.likeness import likeness
from engine.document.values import Document
from engine.observations.about import About

ROW_PX, LEFT_PX, TEXT_PX, RIGHT_PX = 46, 16, 42, 12
ICON_PX, SMALL_PX = 16, 10
FILLED = frozenset({"square"})
RUN, NOTE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
BETWEEN = "   "
Index = QModelIndex | QPersistentModelIndex


class RunList(QListWidget):
    """Runs, newest first. Enter and a double click ask for the current one to be opened."""

    chosen = Signal(object)
    """The KeptRun to look at, or None."""
    open_asked = Signal(object)
    """The KeptRun to be opened again."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Runs"))
        self.setItemDelegate(RunDelegate(appearance, self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setMouseTracking(True)
        self.currentItemChanged.connect(lambda item: self.chosen.emit(_run_of(item)))
        self.itemActivated.connect(lambda item: self.open_asked.emit(_run_of(item)))
        appearance.changed.connect(self.viewport().update)

    @property
    def current(self) -> KeptRun | None:
        """The run that is chosen."""
        return _run_of(self.currentItem())

    def show_runs(self, runs: Sequence[KeptRun], document: Document, shown: str) -> None:
        """List runs. document: the one on the canvas. shown: the id of the run in view.

        The run that was chosen stays so; else it is the one in view, or the newest.
        """
        wanted = [self.current.id if self.current else "", shown]
        self.blockSignals(True)
        self.clear()
        now = likeness(document)
        for run in runs:
            item = RunItem(run, document if _is_changed(run, now) else None, self)
            item.setData(NOTE, _note(run, now, shown))
        ids = [run.id for run in runs]
        place = next((ids.index(run) for run in wanted if run in ids), 0)
        self.setCurrentRow(place if runs else -1)
        self.blockSignals(False)
        self.chosen.emit(self.current)

    def choose(self, run: str) -> None:
        """Choose the run of that id, if it is listed."""
        for row in range(self.count()):
            if self.item(row).data(RUN).id == run:
                self.setCurrentRow(row)


class RunItem(QListWidgetItem):
    """A run of the list, which reads its document only when somebody points at it.

    now: the document on the canvas; None where the run was trained with the same.
    """

    def __init__(self, run: KeptRun, now: Document | None, view: QListWidget) -> None:
        super().__init__(_spoken(run), view)
        self._run, self._now = run, now
        self.setData(RUN, run)

    def data(self, role: int) -> object:
        """What the run had instead of what the document has now, as a tooltip; else as usual."""
        if role == Qt.ItemDataRole.ToolTipRole and self._now is not None:
            return difference_words(self._run, self._now)
        return super().data(role)


class RunDelegate(QStyledItemDelegate):
    """Draws a run: a sign, its name and a note, and its numbers below."""

    def __init__(self, appearance: Appearance, view: QListWidget) -> None:
        super().__init__(view)
        self._appearance, self._view = appearance, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All are of one height."""
        return QSize(0, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground as the style has it, then our own words."""
        style, theme = self._view.style(), self._appearance.theme
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, self._view
        )
        run: KeptRun = index.data(RUN)
        rect: QRect = option.rect
        name, colour = _sign(run, theme)
        ratio = self._view.devicePixelRatioF()
        side = SMALL_PX if name in FILLED else ICON_PX
        sign = pixmap(name, colour, side, ratio, filled=name in FILLED)
        inset = (ICON_PX - side) // 2
        painter.drawPixmap(rect.left() + LEFT_PX + inset, rect.top() + 7 + inset, sign)
        room = rect.adjusted(TEXT_PX, 5, -RIGHT_PX, -5)
        note_px = self._write_note(painter, room, index.data(NOTE))
        title = room.adjusted(0, 0, -note_px, 0)
        painter.setPen(theme.text)
        _write(painter, title, run.name, Qt.AlignmentFlag.AlignTop, text_font(semibold=True))
        painter.setPen(theme.secondary)
        small = text_font(SECONDARY_PX)
        numbers = fitting(_parts(run), QFontMetrics(small), room.width())
        _write(painter, room, numbers, Qt.AlignmentFlag.AlignBottom, small)

    def _write_note(self, painter: QPainter, room: QRect, note: str) -> int:
        """Write a note at the right end of the first line; gives the room that it takes."""
        font = text_font(SECONDARY_PX)
        painter.setFont(font)
        painter.setPen(self._appearance.theme.secondary)
        painter.drawText(room, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight, note)
        return QFontMetrics(font).horizontalAdvance(note) + GAP_SMALL_PX if note else 0


def _write(
    painter: QPainter, room: QRect, words: str, place: Qt.AlignmentFlag, font: QFont
) -> None:
    painter.setFont(font)
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, place | Qt.AlignmentFlag.AlignLeft, shown)


def _run_of(item: QListWidgetItem | None) -> KeptRun | None:
    run: KeptRun | None = item.data(RUN) if item else None
    return run


def _sign(run: KeptRun, theme: Theme) -> tuple[str, str]:
    """The icon of a run and its colour."""
    if run.about is None:
        return "triangle-alert", theme.warning_text
    match run.about.state:
        case "finished":
            return "check", theme.good
        case "stopped":
            return "square", theme.secondary
        case "failed":
            return "circle-alert", theme.error
        case _:
            return "triangle-alert", theme.warning_text


def fitting(parts: Sequence[str], metrics: QFontMetrics, width_px: int) -> str:
    """The parts that there is room for, the first at least: a number that is cut tells nothing."""
    for count in range(len(parts), 1, -1):
        words = BETWEEN.join(parts[:count])
        if metrics.horizontalAdvance(words) <= width_px:
            return words
    return parts[0]


def _parts(run: KeptRun) -> list[str]:
    """What is told of a run in numbers, what matters most first."""
    about = run.about
    if about is None:
        return [run.fault]
    parts = [state_words(about), main_value(about), _epochs(about), seconds_words(about.seconds)]
    return [part for part in parts if part]


def _epochs(about: About) -> str:
    if about.epochs_done == about.epochs:
        return count_words(about.epochs, "epoch")
    return tr("{done} of {all} epochs", done=f"{about.epochs_done:,}", all=f"{about.epochs:,}")


def _note(run: KeptRun, now: str, shown: str) -> str:
    """What matters beside the numbers: whether it is in view, or the document has changed since."""
    if run.id == shown:
        return tr("in view")
    return tr("before a change") if _is_changed(run, now) else ""


def _is_changed(run: KeptRun, now: str) -> bool:
    """Whether the document was not yet as it is now. now: its likeness."""
    return run.about is not None and run.about.likeness != now


def _spoken(run: KeptRun) -> str:
    """What a screen reader says."""
    return f"{run.name}, {BETWEEN.join(_parts(run))}"
