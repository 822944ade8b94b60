"""A slider under the field of a number. Imports superqt, so it is imported when one is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from superqt import QDoubleSlider

from app.inspector.scale import position_of, value_at
from app.theme.marks import set_mark
from engine.language import Integer, Real

if TYPE_CHECKING:
    from engine.language import Value

HEIGHT_PX = 12


class NumberSlider(QWidget):
    """Goes through the values of a number by mouse; the keys that do so are those of its field."""

    slid = Signal(object)
    """A value within the limits."""

    def __init__(self, parameter: Integer | Real, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parameter = parameter
        self.bar = QDoubleSlider(Qt.Orientation.Horizontal)
        self.bar.setRange(0.0, 1.0)
        self.bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.bar.installEventFilter(self)
        set_mark(self.bar, "quiet", True)
        self.bar.valueChanged.connect(self._tell)
        self.setFixedHeight(HEIGHT_PX)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.bar)

    def show_value(self, value: Value | None) -> None:
        """Stand at a value; at the default where several nodes differ. A hand on it is let be."""
        if self.bar.isSliderDown():
            return
        number = value if isinstance(value, int | float) else self._parameter.default
        with QSignalBlocker(self.bar):
            self.bar.setValue(position_of(self._parameter, number))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the form."""
        if event.type() is QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _tell(self, position: float) -> None:
        self.slid.emit(value_at(self._parameter, position))
