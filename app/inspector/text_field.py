"""A field for what is typed: numbers, shapes, words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from app.inspector.reading import field_text, read
from app.inspector.stepping import stepped
from app.theme.marks import Role, set_mark, set_role
from app.theme.tokens import GAP_SMALL_PX
from app.words import tr
from engine.language import Axes, Formula, Integer, Real, Reals, Text, Value, number_words

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent

SEVERAL, NONE = "several values", "none given"
LONG_STEP = 10
"""So many steps at once with Shift, and with the page keys."""
NOTCH = 120
LONGEST_RANGE = 24
_STEPS = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageUp: LONG_STEP,
    Qt.Key.Key_PageDown: -LONG_STEP,
}


class TextField(QLineEdit):
    """Reads what is typed as a value of its parameter.

    What fits is told at once; what does not is kept, marked and explained, and what stood before
    holds. In a number's field the arrow keys and the wheel go to the next value. `show_value` never
    disturbs who is typing.
    """

    edited = Signal(object)
    """A value that fits, as a person gave it."""
    faulted = Signal(str)
    """Why the text is no value, as a sentence; empty once it is one."""

    def __init__(
        self,
        parameter: Integer | Real | Axes | Reals | Text | Formula,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._parameter = parameter
        self._value: Value | None = None
        self._settled: Value | None = None
        self._is_faulty = False
        self.hint = QLabel(hint_of(parameter), self)
        self.hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        set_role(self.hint, Role.SECONDARY)
        set_mark(self, "mono", not isinstance(parameter, Text))
        self.setAccessibleDescription(self.hint.text())
        self.textEdited.connect(self._read)
        self.textChanged.connect(self._place_hint)
        self.editingFinished.connect(self._settle)

    def show_value(self, value: Value | None) -> None:
        """Show a value; None where several nodes differ. The text of who is typing it stays."""
        empty = tr(NONE) if isinstance(self._parameter, Reals) else ""
        self.setPlaceholderText(tr(SEVERAL) if value is None else empty)
        if value is not None and value == self._value:
            return
        self._value = self._settled = value
        self._write()

    def give(self, value: Value) -> None:
        """Take a value that a person chose beside the field, as if it had been typed."""
        if value != self._value or self._is_faulty:
            self._give(value)
            self._settled = value
            self._write()

    def _write(self) -> None:
        place = self.cursorPosition()
        self.setText("" if self._value is None else field_text(self._value))
        self.setCursorPosition(place)
        self._tell_fault("")

    def _read(self, text: str) -> None:
        reading = read(self._parameter, text)
        self._tell_fault(reading.fault if text.strip() else "")
        self._give(self._settled if reading.fault else reading.value)

    def _give(self, value: Value | None) -> None:
        if value is not None and value != self._value:
            self._value = value
            self.edited.emit(value)

    def _settle(self) -> None:
        """The person is done: say what is wrong, or write the value as it is always written."""
        fault = read(self._parameter, self.text()).fault
        if not fault:
            self._settled = self._value
            self._write()
        elif self.text() or self._value is not None:
            self._tell_fault(fault)

    def _tell_fault(self, fault: str) -> None:
        if bool(fault) != self._is_faulty:
            self._is_faulty = bool(fault)
            set_mark(self, "invalid", self._is_faulty)
        self.faulted.emit(fault)

    def _step(self, steps: int) -> None:
        if not isinstance(self._parameter, Integer | Real):
            return
        now = self._value if isinstance(self._value, int | float) else self._parameter.default
        self.give(stepped(self._parameter, now, steps))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go to the next value, Escape back to the one that stood before."""
        steps = _STEPS.get(Qt.Key(event.key()), 0)
        if steps and isinstance(self._parameter, Integer | Real):
            is_long = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._step(steps * LONG_STEP if is_long and abs(steps) == 1 else steps)
        elif event.key() == Qt.Key.Key_Escape:
            self._give(self._settled)
            self._write()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only a field that has the focus takes the wheel; else the form is scrolled."""
        notches = event.angleDelta().y() // NOTCH
        if not self.hasFocus() or not notches or not isinstance(self._parameter, Integer | Real):
            event.ignore()
            return
        self._step(notches)
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by keyboard may type over the value."""
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.TabFocusReason:
            self.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The hint stands at the right end."""
        super().resizeEvent(event)
        self._place_hint()

    def _place_hint(self) -> None:
        wanted = self.hint.sizeHint()
        left = self.width() - wanted.width() - GAP_SMALL_PX - 2
        top = (self.height() - wanted.height()) // 2
        self.hint.setGeometry(left, top, wanted.width(), wanted.height())
        typed = self.fontMetrics().horizontalAdvance(self.text() or self.placeholderText())
        self.hint.setVisible(typed + 3 * GAP_SMALL_PX < left)


def hint_of(parameter: Integer | Real | Axes | Reals | Text | Formula) -> str:
    """What may stand in a field, in a few words: '1 … 4,096 neurons'."""
    if isinstance(parameter, Axes | Reals | Text | Formula):
        return parameter.unit and tr(parameter.unit)
    span = range_words(parameter)
    shown = span if len(span) <= LONGEST_RANGE else ""
    return " ".join(filter(None, [shown, parameter.unit and tr(parameter.unit)]))


def range_words(parameter: Integer | Real) -> str:
    """The limits of a number: '1 … 4,096'."""
    words = number_words if isinstance(parameter, Real) else "{:,}".format
    return f"{words(parameter.low)} … {words(parameter.high)}"
