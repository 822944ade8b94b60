"""A field for one of many options. Imports superqt, so it is imported when one is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget
from superqt import QSearchableComboBox

from app.inspector.choice_field import LEAST_CHOICE_PX
from app.inspector.text_field import SEVERAL
from app.theme.marks import set_mark
from app.words import tr
from engine.language import Choice, Value

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

MOST_FOUND = 12
"""So many options are seen at once; the others are scrolled to."""


class SearchedChoiceField(QWidget):
    """One of the options of a Choice, found by typing a part of its title.

    What is typed and is no title is taken back when the field is left.
    """

    edited = Signal(object)
    """The value that a person chose."""
    faulted = Signal(str)
    """Never sent: what can be chosen fits."""

    def __init__(self, parameter: Choice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parameter = parameter
        self.box: QComboBox = QSearchableComboBox()
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumWidth(LEAST_CHOICE_PX)
        for place, option in enumerate(parameter.options):
            self.box.addItem(tr(option.title), option.value)
            self.box.setItemData(
                place, option.help and tr(option.help), Qt.ItemDataRole.ToolTipRole
            )
        self._dress_found()
        self._line.setPlaceholderText(tr(SEVERAL))
        self.box.activated.connect(lambda place: self.edited.emit(self.box.itemData(place)))
        self._line.returnPressed.connect(self._take_found)
        self._line.editingFinished.connect(self._settle)
        self.box.installEventFilter(self)
        self._line.installEventFilter(self)
        self.setFocusProxy(self.box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)

    def _dress_found(self) -> None:
        """The list of what was found is a window: it ends with the box, and is dressed as a list
        that falls down from one.
        """
        if completer := self.box.completer():
            completer.setParent(self.box)
            completer.setMaxVisibleItems(MOST_FOUND)
            if found := completer.popup():
                set_mark(found, "popup", True)

    @property
    def _line(self) -> QLineEdit:
        line = self.box.lineEdit()
        assert line is not None  # noqa: S101 - a searchable box can be typed in
        return line

    def show_value(self, value: Value | None) -> None:
        """Show a value; None where several nodes differ."""
        values = self._parameter.values
        place = values.index(value) if isinstance(value, str) and value in values else -1
        if place == self.box.currentIndex() and self._line.hasFocus():
            return
        with QSignalBlocker(self.box):
            self.box.setCurrentIndex(place)
            self._settle()

    def setAccessibleName(self, name: str) -> None:
        """The name stands on what has the focus."""
        self.box.setAccessibleName(name)
        self._line.setAccessibleName(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only a field that has the focus takes the wheel; a click shows all there is."""
        if event.type() is QEvent.Type.Wheel and not self.box.hasFocus():
            event.ignore()
            return True
        if event.type() is QEvent.Type.MouseButtonRelease and watched is self._line:
            self._offer()
        return super().eventFilter(watched, event)

    def _offer(self) -> None:
        """A click shows all options, and what is typed then takes the place of the old words."""
        completer = self.box.completer()
        if completer and not self._line.hasSelectedText():
            completer.setCompletionPrefix("")
            completer.complete()
            if found := completer.popup():
                found.setCurrentIndex(found.model().index(self.box.currentIndex(), 0))
            self._line.selectAll()

    def _take_found(self) -> None:
        """Return takes the first option that was found by what is typed."""
        completer = self.box.completer()
        found = completer.currentCompletion() if completer and self._line.text() else ""
        place = self.box.findText(found) if found else -1
        if place not in (-1, self.box.currentIndex()):
            self.box.setCurrentIndex(place)
            self.edited.emit(self.box.itemData(place))

    def _settle(self) -> None:
        self.box.setEditText(self.box.itemText(self.box.currentIndex()))
