"""A form: one row for each parameter, made from its declaration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.inspector.choice_field import ChoiceField, SwitchField
from app.inspector.paths_field import Candidate, PathsField
from app.inspector.text_field import TextField
from app.theme.applying import Appearance
from app.theme.fonts import text_font
from app.theme.icons import icon
from app.theme.marks import Role, set_role
from app.theme.tokens import CONTROL_PX, GAP_SMALL_PX, GRID_PX, SECONDARY_PX
from engine.language import Choice, Parameter, Paths, Switch, Value, value_words

LABEL_PX = 136
RESET_ICON_PX, RESET_PX = 12, 20

Field = TextField | ChoiceField | SwitchField | PathsField
Values = Mapping[str, Value | None]
"""Values by parameter; None where several nodes differ."""


class Row(QWidget):
    """A parameter: its name, its field, the way back to its default, and what is wrong."""

    edited = Signal(str, object)
    """The parameter's name and the value that a person gave it."""
    reset_asked = Signal(str)
    """The parameter's name: it should have its default again."""

    def __init__(
        self, parameter: Parameter, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.parameter, self._appearance = parameter, appearance
        self.label = QLabel(parameter.title or parameter.name)
        self.field = field_for(parameter, appearance)
        self.reset = QToolButton()
        self.fault = QLabel()
        self._lay_out()
        self.field.edited.connect(lambda value: self.edited.emit(parameter.name, value))
        self.field.faulted.connect(self._show_fault)
        self.reset.clicked.connect(lambda: self.reset_asked.emit(parameter.name))
        appearance.changed.connect(self._dress)
        self._dress()

    def _lay_out(self) -> None:
        self.label.setBuddy(self.field)
        self.label.setFixedHeight(CONTROL_PX)
        for part in (self.label, self.field):
            part.setToolTip(self.parameter.help)
        self.field.setAccessibleName(self.label.text())
        self.reset.setFixedSize(RESET_PX, RESET_PX)
        self.reset.setIconSize(QSize(RESET_ICON_PX, RESET_ICON_PX))
        self.reset.setStyleSheet("padding: 0;")
        words = value_words(self.parameter.default)
        self.reset.setToolTip(f"Reset to {words}" if words else "Reset")
        self.reset.setAccessibleName(f"Reset {self.label.text()}")
        self.reset.hide()
        self.fault.setWordWrap(True)
        self.fault.setFont(text_font(SECONDARY_PX))
        set_role(self.fault, Role.ERROR)
        self.fault.hide()
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(GRID_PX)
        layout.setVerticalSpacing(2)
        layout.setColumnMinimumWidth(0, LABEL_PX)
        layout.setColumnStretch(1, 1)
        layout.addLayout(self._name(), 0, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.field, 0, 1)
        layout.addWidget(self.fault, 1, 1)

    def _name(self) -> QHBoxLayout:
        name = QHBoxLayout()
        name.setSpacing(0)
        name.addWidget(self.label, 1)
        name.addWidget(self.reset)
        name.addSpacing(GRID_PX)
        return name

    def _dress(self) -> None:
        theme = self._appearance.theme
        self.reset.setIcon(icon("rotate-ccw", theme, colour=theme.secondary, size_px=RESET_ICON_PX))

    def show_value(self, value: Value | None) -> None:
        """Show a value; None where several nodes differ."""
        self.field.show_value(value)
        self.reset.setVisible(value != self.parameter.default)

    def _show_fault(self, fault: str) -> None:
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))


class Form(QWidget):
    """The rows of some parameters, in their order; those that do not matter now are hidden."""

    edited = Signal(str, object)
    """The name of a parameter and the value that a person gave it."""
    reset_asked = Signal(str)
    """The name of a parameter that should have its default again."""

    def __init__(
        self,
        parameters: Sequence[Parameter],
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_SMALL_PX + 2)
        self.rows = {parameter.name: Row(parameter, appearance) for parameter in parameters}
        for row in self.rows.values():
            row.edited.connect(self.edited)
            row.reset_asked.connect(self.reset_asked)
            layout.addWidget(row)

    def show_values(self, values: Values, candidates: Sequence[Candidate] = ()) -> None:
        """Show values, by parameter; `candidates` are the nodes that a list may name."""
        known = {name: value for name, value in values.items() if value is not None}
        for name, row in self.rows.items():
            if isinstance(row.field, PathsField):
                row.field.show_candidates(candidates)
            row.show_value(values.get(name))
            condition = row.parameter.only_if
            row.setVisible(condition is None or condition.holds(known))


def field_for(parameter: Parameter, appearance: Appearance) -> Field:
    """The field that a kind of parameter is edited in."""
    match parameter:
        case Choice():
            return ChoiceField(parameter)
        case Switch():
            return SwitchField(appearance)
        case Paths():
            return PathsField()
        case _:
            return TextField(parameter)
