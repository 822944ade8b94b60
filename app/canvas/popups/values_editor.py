"""The card over a node in which its main parameters are changed in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QLabel, QWidget

from app.inspector.form import field_for
from app.theme.fonts import text_font
from app.theme.marks import Role, Surface, set_role, set_surface
from app.theme.tokens import CONTROL_PX, GAP_SMALL_PX, SECONDARY_PX
from app.words import tr
from engine.language import Parameter, Value

if TYPE_CHECKING:
    from app.inspector.form import Field
    from app.theme.applying import Appearance

LEAST_WIDTH_PX, FIELD_PX, MARGIN_PX = 232, 136, 8
Keep = Callable[[Mapping[str, Value]], object]
"""Takes the values that were given, by parameter."""


class ValuesEditor(QFrame):
    """A field for each parameter. Enter and leaving keep what was given, Escape does not.

    What is no value is told in a sentence and stays to be mended; leaving it gives it up.
    """

    closed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance, self._around = appearance, parent
        self._keep: Keep | None = None
        self.fields: dict[str, Field] = {}
        self._given: dict[str, Value] = {}
        self._faults: dict[str, str] = {}
        self.fault = QLabel(self)
        self.fault.setWordWrap(True)
        self.fault.setFont(text_font(SECONDARY_PX))
        set_role(self.fault, Role.ERROR)
        set_surface(self, Surface.CARD)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        self._grid.setHorizontalSpacing(GAP_SMALL_PX)
        self._grid.setVerticalSpacing(GAP_SMALL_PX)
        self._grid.setColumnStretch(1, 1)
        self.hide()

    def open(
        self,
        parameters: Sequence[Parameter],
        values: Mapping[str, Value],
        over: QRect,
        keep: Keep,
    ) -> None:
        """Stand over a rectangle of the parent; `keep` gets the values that were given."""
        self.leave()
        self._keep = keep
        self._fill(parameters, values)
        self._show_fault()
        self._place(over)
        self.show()
        self.raise_()
        next(iter(self.fields.values())).setFocus(Qt.FocusReason.TabFocusReason)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def finish(self) -> None:
        """Keep what was given; what is no value is given up."""
        self._close(self._given if not any(self._faults.values()) else {})

    def leave(self) -> None:
        """Close without keeping anything."""
        self._close({})

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab goes round the fields, Enter keeps what they hold, Escape gives it up."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self._go_round(-1 if key == Qt.Key.Key_Backtab else 1)
                return True
            if key == Qt.Key.Key_Escape:
                self.leave()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, which a field has taken in by now, keeps what is given."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif not any(self._faults.values()):
            self.finish()

    def _fill(self, parameters: Sequence[Parameter], values: Mapping[str, Value]) -> None:
        for row, entry in enumerate(parameters):
            field, label = field_for(entry, self._appearance), QLabel(tr(entry.title or entry.name))
            field.show_value(values[entry.name])
            field.setAccessibleName(label.text())
            field.setToolTip(entry.help and tr(entry.help))
            field.setFixedHeight(CONTROL_PX)
            field.setMinimumWidth(FIELD_PX)
            field.edited.connect(lambda value, name=entry.name: self._take(name, value))
            field.faulted.connect(lambda fault, name=entry.name: self._tell(name, fault))
            self.fields[entry.name] = field
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(field, row, 1)
            for part in (field, *field.findChildren(QWidget)):
                if part.window() is self.window():  # and no list that falls down from it
                    part.installEventFilter(self)
        self._grid.addWidget(self.fault, len(parameters), 0, 1, 2)

    def _place(self, over: QRect) -> None:
        """Over a rectangle, as far as the parent has room."""
        self._grid.activate()
        width = max(over.width(), LEAST_WIDTH_PX, self.sizeHint().width())
        self.setFixedWidth(width)
        self.adjustSize()
        room = self._around.size() - self.size()
        left, top = over.left() + (over.width() - width) // 2, over.top()
        self.move(QPoint(max(0, min(left, room.width())), max(0, min(top, room.height()))))

    def _take(self, name: str, value: Value) -> None:
        self._given[name] = value

    def _tell(self, name: str, fault: str) -> None:
        self._faults[name] = fault
        self._show_fault()

    def _show_fault(self) -> None:
        words = next(filter(None, self._faults.values()), "")
        if words != self.fault.text() or bool(words) == self.fault.isHidden():
            self.fault.setText(words)
            self.fault.setVisible(bool(words))
            self.adjustSize()

    def _go_round(self, step: int) -> None:
        fields = list(self.fields.values())
        focus = QApplication.focusWidget()
        at = next((k for k, field in enumerate(fields) if _holds(field, focus)), 0)
        fields[(at + step) % len(fields)].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        """Whoever goes to another part of the window is done; a list of a field is no such part."""
        if now is not None and now.window() is self.window() and not _holds(self, now):
            self.finish()

    def _close(self, given: Mapping[str, Value]) -> None:
        keep, self._keep = self._keep, None
        if keep is None:
            return
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.disconnect(self._on_focus)
        values = dict(given)
        self.hide()
        while item := self._grid.takeAt(0):
            part = item.widget()
            if part is not None and part is not self.fault:
                part.deleteLater()
        self.fields, self._given, self._faults = {}, {}, {}
        if values:
            keep(values)
        self.closed.emit()


def _holds(whole: QWidget, part: QWidget | None) -> bool:
    return part is not None and (part is whole or whole.isAncestorOf(part))
