"""A run summed up beside the list, with what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.runs.kept import KeptRun
from app.runs.summary import Line, summary_of
from app.theme.applying import Appearance
from app.theme.fonts import text_font
from app.theme.icons import icon
from app.theme.marks import Role, set_role
from app.theme.shaded_scroll import ShadedScroll
from app.theme.tokens import CONTROL_PX, GAP_LARGE_PX, GAP_SMALL_PX, GRID_PX
from app.widgets.elided import ElidedLabel
from app.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

LABEL_PX, BUTTON_PX = 96, 28


@dataclass(frozen=True)
class Deed:
    """One thing that can be done with a run. tip: for where the title is not enough."""

    title: str
    icon: str
    tip: str = ""


DEEDS = {
    "open": Deed("Reopen", "history", "Show its curves and its cloud again, and decode in it"),
    "document": Deed("Show its document", "file-text", "Open its document as an unsaved copy"),
    "folder": Deed("Show in folder", "folder-open"),
    "copy": Deed("Copy summary", "copy"),
    "delete": Deed("Delete…", "trash-2", "Move this run to the trash"),
}
"""What can be done with a run."""


class SummaryCard(QWidget):
    """Shows one run; its buttons ask for what is done with it."""

    asked = Signal(str)
    """One of DEEDS."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.title = ElidedLabel()
        set_role(self.title, Role.STRONG)
        self.open = QPushButton(tr(DEEDS["open"].title))
        self.open.setToolTip(tr(DEEDS["open"].tip))
        self.open.clicked.connect(lambda: self.asked.emit("open"))
        self.buttons = {deed: self._button(deed) for deed in DEEDS if deed != "open"}
        self._scroll = ShadedScroll(appearance)
        self._shown: tuple[Line, ...] = ()
        self._is_long: tuple[bool, ...] = ()
        self._lay_out()
        appearance.changed.connect(self._dress)
        self._dress()

    @property
    def text(self) -> str:
        """The lines as they are shown."""
        return "\n".join(f"{line.label}: {line.value}" for line in self._shown)

    def show_run(self, run: KeptRun, reason: str) -> None:
        """Sum up a run. reason: why it cannot be opened now; empty where it can."""
        about = run.about
        self.title.setText(run.name)
        self.open.setEnabled(about is not None and not reason)
        self.open.setToolTip(reason or tr(DEEDS["open"].tip))
        self.buttons["document"].setEnabled(about is not None)
        if (lines := summary_of(run)) != self._shown:
            self._shown = lines
            self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the values that fit beside their labels no longer stand below them."""
        super().resizeEvent(event)
        if self._long_ones() != self._is_long:
            self._write()

    def _long_ones(self) -> tuple[bool, ...]:
        """For each line, whether its value would be cut into pieces beside its label."""
        metrics, gaps_px = QFontMetrics(text_font()), GAP_LARGE_PX + 2 * GAP_SMALL_PX
        bar_px = self._scroll.verticalScrollBar().sizeHint().width()
        room_px = self.width() - gaps_px - bar_px - LABEL_PX
        return tuple(metrics.horizontalAdvance(line.value) > room_px for line in self._shown)

    def _button(self, deed: str) -> QToolButton:
        button = QToolButton()
        button.setIconSize(QSize(16, 16))
        button.setFixedSize(BUTTON_PX, CONTROL_PX)
        button.setToolTip(tr(DEEDS[deed].tip or DEEDS[deed].title))
        button.setAccessibleName(tr(DEEDS[deed].title))
        button.clicked.connect(lambda: self.asked.emit(deed))
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GRID_PX)
        self.open.setMinimumWidth(self.open.sizeHint().width())
        row.addWidget(self.open)
        row.addSpacing(GRID_PX)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_LARGE_PX, GAP_SMALL_PX, 0, 0)
        layout.setSpacing(GAP_SMALL_PX)
        layout.addWidget(self.title)
        layout.addLayout(row)
        layout.addWidget(self._scroll, 1)

    def _write(self) -> None:
        lines = QWidget()
        form = QFormLayout(lines)
        form.setContentsMargins(0, 0, GAP_SMALL_PX, GAP_SMALL_PX)
        form.setVerticalSpacing(2)
        form.setHorizontalSpacing(GAP_SMALL_PX)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._is_long = self._long_ones()
        for line, is_long in zip(self._shown, self._is_long, strict=True):
            label, value = _label(line), _value(line)
            if is_long:
                form.addRow(label)
                form.addRow(value)
            else:
                label.setFixedWidth(LABEL_PX)
                form.addRow(label, value)
        self._scroll.setWidget(lines)

    def _dress(self) -> None:
        theme = self._appearance.theme
        for deed, button in self.buttons.items():
            button.setIcon(icon(DEEDS[deed].icon, theme, colour=theme.secondary))


def _label(line: Line) -> QLabel:
    label = QLabel(line.label)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    set_role(label, Role.SECONDARY)
    return label


def _value(line: Line) -> QLabel:
    value = QLabel(line.value)
    value.setTextFormat(Qt.TextFormat.PlainText)
    value.setWordWrap(True)
    value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    value.setAccessibleName(f"{line.label}: {line.value}")
    return value
