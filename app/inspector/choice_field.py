"""Fields for what is chosen: one of a few options, or on and off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QComboBox, QSizePolicy, QWidget

from app.inspector.text_field import SEVERAL
from app.theme.applying import Appearance
from app.theme.fonts import mono_font
from app.theme.tokens import CONTROL_PX, RADIUS_FIELD_PX, Theme
from app.words import tr
from engine.language import Choice, Value

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QWheelEvent


LEAST_CHOICE_PX = 96
"""A choice may be so narrow, whatever its words are."""
PILL_WIDTH_PX, PILL_HEIGHT_PX, KNOB_PX, MARGIN_PX = 28, 16, 12, 9


class ChoiceField(QComboBox):
    """One of the options of a Choice; each says in its tooltip what it does."""

    edited = Signal(object)
    """The value that a person chose."""
    faulted = Signal(str)
    """Never sent: what can be chosen fits."""

    def __init__(self, parameter: Choice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parameter = parameter
        self.setPlaceholderText(tr(SEVERAL))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumWidth(LEAST_CHOICE_PX)
        for place, option in enumerate(parameter.options):
            self.addItem(tr(option.title), option.value)
            self.setItemData(place, option.help and tr(option.help), Qt.ItemDataRole.ToolTipRole)
        self.activated.connect(lambda place: self.edited.emit(self.itemData(place)))

    def show_value(self, value: Value | None) -> None:
        """Show a value; None where several nodes differ."""
        values = self._parameter.values
        place = values.index(value) if isinstance(value, str) and value in values else -1
        with QSignalBlocker(self):
            self.setCurrentIndex(place)
        self.setAccessibleDescription(self.currentText() or tr(SEVERAL))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only a field that has the focus takes the wheel; else the form is scrolled."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class SwitchField(QAbstractButton):
    """On or off, in the frame of a field."""

    edited = Signal(object)
    """Whether a person switched it on."""
    faulted = Signal(str)
    """Never sent: on and off both fit."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._is_mixed = False
        self.setCheckable(True)
        self.setFont(mono_font())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._tell)
        appearance.changed.connect(self._dress)

    def show_value(self, value: Value | None) -> None:
        """Show a value; None where several nodes differ."""
        self._is_mixed = value is None
        self.setChecked(value is True)
        self.setText(tr(SEVERAL) if value is None else tr("on") if value else tr("off"))
        self.update()

    def sizeHint(self) -> QSize:
        """As high as every other field."""
        return QSize(120, CONTROL_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A field's frame, the word, and the switch at its right end."""
        theme = self._appearance.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if self.hasFocus() else 1
        painter.setPen(QPen(QColor(self._frame_colour(theme)), width))
        painter.setBrush(QColor(theme.field))
        inset = width / 2
        frame = self.rect().toRectF().adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, RADIUS_FIELD_PX, RADIUS_FIELD_PX)
        painter.setPen(QColor(theme.secondary if self._is_mixed else theme.text))
        painter.setFont(self.font())
        words = self.rect().adjusted(MARGIN_PX, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        self._paint_switch(painter, theme)
        painter.end()

    def _frame_colour(self, theme: Theme) -> str:
        if self.hasFocus():
            return theme.accent
        return theme.scroll_thumb_hover if self.underMouse() else theme.line

    def _paint_switch(self, painter: QPainter, theme: Theme) -> None:
        left = self.width() - MARGIN_PX - PILL_WIDTH_PX
        pill = QRectF(left, (self.height() - PILL_HEIGHT_PX) / 2, PILL_WIDTH_PX, PILL_HEIGHT_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent if self.isChecked() else theme.scroll_thumb))
        painter.drawRoundedRect(pill, PILL_HEIGHT_PX / 2, PILL_HEIGHT_PX / 2)
        gap = (PILL_HEIGHT_PX - KNOB_PX) / 2
        way = (PILL_WIDTH_PX - KNOB_PX) / 2 if self._is_mixed else gap
        if self.isChecked():
            way = PILL_WIDTH_PX - KNOB_PX - gap
        painter.setBrush(QColor(theme.on_accent if self.isChecked() else theme.text))
        painter.drawEllipse(QRectF(pill.left() + way, pill.top() + gap, KNOB_PX, KNOB_PX))

    def _tell(self, is_on: bool) -> None:
        self.show_value(is_on)
        self.edited.emit(is_on)

    def _dress(self) -> None:
        self.update()
