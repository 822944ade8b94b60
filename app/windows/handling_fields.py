"""How a person handles the canvas, as fields of the settings: each says what its choice does."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QLabel

from app.preferences import Preferences
from app.theme.marks import Role, set_role
from app.words import tr


@dataclass(frozen=True)
class Option:
    """One way to have it, and what that does."""

    value: bool
    title: str
    does: str


@dataclass(frozen=True)
class Habit:
    """A choice of two. name: what the preferences call it."""

    name: str
    title: str
    options: tuple[Option, Option]

    def option(self, value: bool) -> Option:
        """The one with this value."""
        return next(option for option in self.options if option.value is value)


HABITS = (
    Habit(
        "wheel_pans",
        "Scroll with",
        (
            Option(False, "A mouse", "The wheel zooms at the pointer"),
            Option(True, "A trackpad", "Two fingers pan; Ctrl or a pinch zooms"),
        ),
    ),
    Habit(
        "is_snapping",
        "Snap to the grid",
        (
            Option(True, "On", "Ctrl while dragging lets go of the grid"),
            Option(False, "Off", "Ctrl while dragging keeps to the grid"),
        ),
    ),
    Habit(
        "is_calm",
        "Motion",
        (
            Option(False, "Full", "Blocks glide to their new places"),
            Option(True, "Reduced", "Blocks are at their new places at once"),
        ),
    ),
)


class HabitField(QObject):
    """A box to choose in, and a note beside it."""

    def __init__(self, habit: Habit, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self.habit, self._preferences = habit, preferences
        self.box, self.note = QComboBox(), QLabel()
        self.box.addItems([tr(option.title) for option in habit.options])
        set_role(self.note, Role.SECONDARY)
        self.box.activated.connect(self._choose)

    def show_value(self) -> None:
        """Show what is preferred."""
        option = self.habit.option(self._preferences.habit(self.habit.name))
        self.box.setCurrentIndex(self.habit.options.index(option))
        self._tell(option)

    def _choose(self, index: int) -> None:
        option = self.habit.options[index]
        self._preferences.set_habit(self.habit.name, option.value)
        self._tell(option)

    def _tell(self, option: Option) -> None:
        words = tr(option.does)
        self.note.setText(words)
        self.box.setAccessibleDescription(words)
