"""The classes of a cloud, each with its colour; point at one to see it alone, click to hide it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QWidget

from app.latent_view.cloud.colouring import class_colour
from app.latent_view.cloud.points import Emphasis
from app.theme.fonts import mono_font
from app.theme.tokens import SECONDARY_PX, Theme
from app.words import tr
from engine.observations.records import Cloud

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QMouseEvent, QPaintEvent

A_ROW, MOST = 10, 20
"""Classes in a row; a cloud with more than the most has no legend, its colours are taken twice."""
TIP = "Class {label}: point to see it alone, click to hide or show it, Shift+click to select it"
DISC_PX, GAP_PX, APART_PX, HEIGHT_PX = 8.0, 6, 14, 20


class ClassKey(QAbstractButton):
    """A class: its disc and its number. Checked while its samples are shown."""

    pointed = Signal(bool)
    """Whether the mouse is over it."""
    selected = Signal()
    """A person clicked it with Shift: its samples are wanted."""

    def __init__(self, label: int, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label, self._theme = label, theme
        self.setCheckable(True)
        self.setChecked(True)
        self.setFont(mono_font(SECONDARY_PX))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.name("")

    def name(self, words: str) -> None:
        """Call it so; by its number where there are no words."""
        words = words or str(self.label)
        self.setText(words)
        self.setToolTip(tr(TIP, label=words))
        self.setAccessibleName(tr("Class {label}", label=words))
        self.updateGeometry()

    def set_theme(self, theme: Theme) -> None:
        """Use these colours from now on."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the disc and the number."""
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(round(DISC_PX) + GAP_PX + words + APART_PX, HEIGHT_PX)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """With Shift its samples are selected, and stay as they are seen."""
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.selected.emit()
        else:
            super().mousePressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show this class alone."""
        super().enterEvent(event)
        self.pointed.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        """Show all classes again."""
        super().leaveEvent(event)
        self.pointed.emit(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A disc, hollow while the class is hidden; the number; the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(class_colour(self.label))
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(colour if self.isChecked() else Qt.BrushStyle.NoBrush)
        middle = QPointF(DISC_PX / 2 + 2, self.height() / 2)
        radius = (DISC_PX - 1.5) / 2
        painter.drawEllipse(middle, radius, radius)
        is_quiet = not self.isChecked()
        painter.setPen(QColor(self._theme.disabled if is_quiet else self._theme.secondary))
        painter.setFont(self.font())
        left = DISC_PX + 2 + GAP_PX
        room = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._theme.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.end()


class Legend(QWidget):
    """The keys of all classes."""

    emphasis_changed = Signal(object)
    """Carries an Emphasis."""
    class_selected = Signal(int)
    """A person wants the samples of a class."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pointed: int | None = None
        self.keys: list[ClassKey] = []
        self.setMinimumHeight(HEIGHT_PX)
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.setColumnStretch(A_ROW, 1)

    @property
    def emphasis(self) -> Emphasis:
        """Which classes a person wants to see."""
        hidden = frozenset(key.label for key in self.keys if not key.isChecked())
        return Emphasis(hidden, self._pointed)

    def show_classes(self, count: int, names: Sequence[str] = ()) -> None:
        """Have a key for each class 0 to `count` - 1; those that are there stay as they are.

        names: what the classes are called, where their numbers do not say it.
        """
        before, wanted = self.emphasis, count if count <= MOST else 0
        while len(self.keys) > wanted:
            key = self.keys.pop()
            self._layout.removeWidget(key)
            key.deleteLater()
        if self._pointed is not None and self._pointed >= wanted:
            self._pointed = None
        for label in range(len(self.keys), wanted):
            self._add(label)
        for key in self.keys:
            key.name(names[key.label] if key.label < len(names) else "")
        if self.emphasis != before:
            self._tell()

    def set_theme(self, theme: Theme) -> None:
        """Use these colours from now on."""
        self._theme = theme
        for key in self.keys:
            key.set_theme(theme)

    def _add(self, label: int) -> None:
        key = ClassKey(label, self._theme, self)
        key.toggled.connect(self._tell)
        key.selected.connect(lambda: self.class_selected.emit(label))
        key.pointed.connect(lambda is_over: self._point(label if is_over else None))
        self.keys.append(key)
        self._layout.addWidget(key, label // A_ROW, label % A_ROW)

    def _point(self, label: int | None) -> None:
        self._pointed = label
        self._tell()

    def _tell(self) -> None:
        emphasis = self.emphasis
        if emphasis.only in emphasis.hidden:
            emphasis = Emphasis(emphasis.hidden)
        self.emphasis_changed.emit(emphasis)


def classes_of(cloud: Cloud | None) -> int:
    """How many classes a legend names: none where no sample has a label."""
    return cloud.classes if cloud is not None and bool((cloud.labels >= 0).any()) else 0
