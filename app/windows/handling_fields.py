"""How a person handles the canvas, as fields of the settings: each says what its choice does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QLabel

from app.preferences import Preferences
from app.theme.marks import Role, set_role
from app.words import tr


@dataclass(frozen=True)
class Habit:
    """A choice of two. name: what the preferences call it. options: a word, and what it does."""

    name: str
    title: str
    options: Mapping[bool, tuple[str, str]]


HABITS = (
    Habit(
        "wheel_pans",
        "Scroll with",
        {
            False: ("A mouse", "The wheel zooms at the pointer"),
            True: ("A trackpad", "Two fingers pan; Ctrl or a pinch zooms"),
        },
    ),
    Habit(
        "is_snapping",
        "Snap to the grid",
        {
            True: ("On", "Ctrl while dragging lets go of the grid"),
            False: ("Off", "Ctrl while dragging keeps to the grid"),
        },
    ),
    Habit(
        "is_calm",
        "Motion",
        {
            False: ("Full", "Blocks glide to their new places"),
            True: ("Reduced", "Blocks are at their new places at once"),
        },
    ),
)


class HabitField(QObject):
    """A box to choose in, and a note beside it."""

    def __init__(self, habit: Habit, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self.habit, self._preferences = habit, preferences
        self.box, self.note = QComboBox(), QLabel()
        self._values = tuple(habit.options)
        self.box.addItems([tr(word) for word, _ in habit.options.values()])
        set_role(self.note, Role.SECONDARY)
        self.box.activated.connect(self._choose)

    def show_value(self) -> None:
        """Show what is preferred."""
        value = self._preferences.habit(self.habit.name)
        self.box.setCurrentIndex(self._values.index(value))
        self._tell(value)

    def _choose(self, index: int) -> None:
        self._preferences.set_habit(self.habit.name, self._values[index])
        self._tell(self._values[index])

    def _tell(self, value: bool) -> None:
        words = tr(self.habit.options[value][1])
        self.note.setText(words)
        self.box.setAccessibleDescription(words)
