"""The settings of the program; each counts at once, or says from when on it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.files.paths import with_tilde
from app.preferences import SCALES, Preferences, most_threads
from app.theme.applying import Mode
from app.theme.marks import Role, set_role
from app.theme.tokens import GAP_LARGE_PX, GAP_SMALL_PX, GRID_PX
from app.widgets.dialog_buttons import closing_buttons
from app.widgets.folders import open_folder
from app.windows.handling_fields import HABITS, HabitField
from app.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

LEAST_WIDTH_PX = 660
LABEL_PX = 160
FIELD_PX = 160
THEMES = {Mode.SYSTEM: "As the system is", Mode.DARK: "Dark", Mode.LIGHT: "Light"}


class SettingsDialog(QDialog):
    """A field for each. What opens a folder is an attribute, for a test to answer."""

    def __init__(
        self,
        preferences: Preferences,
        actions: Mapping[str, QAction],
        runs: Path,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._preferences, self._actions, self._runs = preferences, actions, runs
        self.open_folder: Callable[[Path], object] = open_folder
        self.theme, self.scale, self.threads = QComboBox(), QComboBox(), QSpinBox()
        self.habits = {one.name: HabitField(one, preferences, self) for one in HABITS}
        self.setWindowTitle(tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(LEAST_WIDTH_PX)
        self._fill()
        self._lay_out()
        self.show_values()
        self.theme.activated.connect(self._choose_theme)
        self.scale.activated.connect(self._choose_scale)
        self.threads.valueChanged.connect(self._choose_threads)

    def show_values(self) -> None:
        """Show what is set now."""
        modes = list(THEMES)
        chosen = [mode for mode in modes if self._actions[f"theme_{mode.value}"].isChecked()]
        self.theme.setCurrentIndex(modes.index(chosen[0]) if chosen else 0)
        self.scale.setCurrentIndex(SCALES.index(self._preferences.scale_percent))
        self.threads.setValue(self._preferences.threads)
        for field in self.habits.values():
            field.show_value()

    def reset(self) -> None:
        """Have the defaults again."""
        self._actions["theme_system"].trigger()
        self._preferences.reset()
        self.show_values()

    def _fill(self) -> None:
        self.theme.addItems([tr(title) for title in THEMES.values()])
        self.scale.addItems([f"{percent} %" for percent in SCALES])
        self.threads.setRange(1, most_threads())
        boxes = (field.box for field in self.habits.values())
        for field in (self.theme, self.scale, self.threads, *boxes):
            field.setFixedWidth(FIELD_PX)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(GAP_LARGE_PX)
        form.setVerticalSpacing(GAP_LARGE_PX)
        threads = tr("of the {count} that this machine has", count=most_threads())
        self._add(form, tr("Theme"), self.theme, tr("Applies at once"))
        self._add(form, tr("Interface size"), self.scale, tr("Applies after a restart"))
        for habit in self.habits.values():
            title = tr(habit.habit.title)
            habit.box.setAccessibleName(title)
            form.addRow(_label(title), _row(habit.box, habit.note))
        self._add(form, tr("Threads of new documents"), self.threads, threads)
        form.addRow(_label(tr("Runs of unsaved documents")), self._folder())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, GAP_LARGE_PX)
        layout.setSpacing(24)
        layout.addLayout(form)
        layout.addWidget(closing_buttons(self, {tr("Reset all"): self.reset}))

    def _add(self, form: QFormLayout, title: str, field: QWidget, note: str) -> None:
        field.setAccessibleName(title)
        field.setAccessibleDescription(note)
        form.addRow(_label(title), _row(field, _quiet(note)))

    def _folder(self) -> QWidget:
        path = _quiet(with_tilde(self._runs))
        path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        path.setWordWrap(True)
        button = QPushButton(tr("Open folder"))
        button.setAutoDefault(False)
        button.clicked.connect(self._open_runs)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, GRID_PX, 0, 0)
        layout.setSpacing(GAP_SMALL_PX)
        layout.addWidget(path)
        layout.addWidget(_row(button))
        return whole

    def _choose_theme(self, index: int) -> None:
        self._actions[f"theme_{list(THEMES)[index].value}"].trigger()

    def _choose_scale(self, index: int) -> None:
        self._preferences.scale_percent = SCALES[index]

    def _choose_threads(self, count: int) -> None:
        self._preferences.threads = count

    def _open_runs(self) -> None:
        self._runs.mkdir(parents=True, exist_ok=True)
        self.open_folder(self._runs)


def _label(title: str) -> QLabel:
    label = QLabel(title)
    label.setMinimumWidth(LABEL_PX)
    label.setMinimumHeight(28)
    return label


def _quiet(words: str) -> QLabel:
    label = QLabel(words)
    set_role(label, Role.SECONDARY)
    return label


def _row(first: QWidget, second: QWidget | None = None) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(GAP_SMALL_PX)
    layout.addWidget(first)
    if second is not None:
        layout.addWidget(second)
    layout.addStretch(1)
    return row
