"""A form: one row for each parameter, made from its declaration."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.inspector.choice_field import ChoiceField, SwitchField
from app.inspector.paths_field import Candidate, PathsField
from app.inspector.reading import field_text, sentence
from app.inspector.scale import has_scale
from app.inspector.text_field import TextField, range_words
from app.theme.applying import Appearance
from app.theme.fonts import text_font
from app.theme.icons import icon
from app.theme.marks import Role, set_role
from app.theme.tokens import CONTROL_PX, GAP_SMALL_PX, GRID_PX, SECONDARY_PX
from app.widgets.late_stop import come_late
from app.words import tr
from engine.language import Choice, Integer, Parameter, Paths, Real, Switch, Value

if TYPE_CHECKING:
    from app.inspector.searched_choice_field import SearchedChoiceField
    from app.inspector.slider import NumberSlider

    Field = TextField | ChoiceField | SearchedChoiceField | SwitchField | PathsField

LABEL_PX = 136
RESET_ICON_PX, RESET_PX = 12, 20
MANY_OPTIONS = 8
"""With more of them one is found by typing."""

NO_BREAK = "\u00a0"

Values = Mapping[str, Value | None]
"""Values by parameter; None where several nodes differ."""


class Helped(QWidget):
    """A line that says what it is for while it has the focus."""

    @property
    def help_words(self) -> str:
        """A sentence or two."""
        return ""


class Row(Helped):
    """A parameter: its name, its field, the way back to its default, and what is wrong.

    No field gets a value past it that does not fit.
    """

    edited = Signal(str, object)
    """The parameter's name and the value that a person gave it."""
    reset_asked = Signal(str)
    """The parameter's name: it should have its default again."""

    def __init__(
        self,
        parameter: Parameter,
        appearance: Appearance,
        has_slider: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.parameter, self._appearance = parameter, appearance
        self._value: Value | None = None
        self.label = QLabel(tr(parameter.title or parameter.name))
        self.field = field_for(parameter, appearance)
        self.reset = QToolButton()
        self.fault = QLabel()
        self._grid = QGridLayout(self)
        self._beside = QHBoxLayout()
        self._lay_out()
        self.slider = self._add_slider() if has_slider and has_scale(parameter) else None
        self.field.edited.connect(self._tell)
        self.field.faulted.connect(self._show_fault)
        self.reset.clicked.connect(lambda: self.reset_asked.emit(parameter.name))
        appearance.changed.connect(self._dress)
        self._dress()

    @property
    def help_words(self) -> str:
        """What the parameter is, what the chosen option does, and which values fit."""
        parameter = self.parameter
        words = [tr(parameter.help)] if parameter.help else []
        if isinstance(parameter, Choice) and isinstance(self._value, str):
            option = parameter.option(self._value)
            words += [f"{tr(option.title)}: {tr(option.help)}"] if option.help else []
        if isinstance(parameter, Integer | Real):
            unit = parameter.unit and tr(parameter.unit)
            span = f"{' '.join(filter(None, [range_words(parameter), unit]))}."
            words.append(span.replace(" ", NO_BREAK))
        return " ".join(words)

    def _lay_out(self) -> None:
        self.label.setBuddy(self.field)
        self.label.setFixedHeight(CONTROL_PX)
        for part in (self.label, self.field):
            part.setToolTip(self.parameter.help and tr(self.parameter.help))
        self.field.setAccessibleName(self.label.text())
        self._make_reset()
        self.fault.setWordWrap(True)
        self.fault.setFont(text_font(SECONDARY_PX))
        set_role(self.fault, Role.ERROR)
        self.fault.hide()
        self._beside.setSpacing(GRID_PX)
        self._beside.addWidget(self.field, 1)
        grid = self._grid
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID_PX)
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, LABEL_PX)
        grid.setColumnStretch(1, 1)
        grid.addLayout(self._name(), 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(self._beside, 0, 1)
        grid.addWidget(self.fault, 2, 1)

    def _make_reset(self) -> None:
        self.reset.setFixedSize(RESET_PX, RESET_PX)
        self.reset.setIconSize(QSize(RESET_ICON_PX, RESET_ICON_PX))
        self.reset.setStyleSheet("padding: 0;")
        words = default_words(self.parameter)
        self.reset.setToolTip(tr("Reset to {value}", value=words) if words else tr("Reset"))
        self.reset.setAccessibleName(tr("Reset {parameter}", parameter=self.label.text()))
        come_late(self.reset)
        self.reset.hide()

    def _name(self) -> QHBoxLayout:
        name = QHBoxLayout()
        name.setSpacing(0)
        name.addWidget(self.label, 1)
        name.addWidget(self.reset)
        name.addSpacing(GRID_PX)
        return name

    def _add_slider(self) -> NumberSlider | None:
        from app.inspector.slider import NumberSlider

        field, parameter = self.field, self.parameter
        if not isinstance(parameter, Integer | Real) or not isinstance(field, TextField):
            return None
        slider = NumberSlider(parameter)
        slider.slid.connect(field.give)
        self._grid.addWidget(slider, 1, 1)
        return slider

    def add_beside(self, widget: QWidget) -> None:
        """Put a button at the right of the field."""
        self._beside.addWidget(widget)

    def _dress(self) -> None:
        theme = self._appearance.theme
        self.reset.setIcon(icon("rotate-ccw", theme, colour=theme.secondary, size_px=RESET_ICON_PX))

    def show_value(self, value: Value | None, is_changed: bool) -> None:
        """Show a value; None where several nodes differ. is_changed: whether it can be reset."""
        self._value = value
        self.field.show_value(value)
        if self.slider:
            self.slider.show_value(value)
        self.reset.setVisible(is_changed)

    def _tell(self, value: Value) -> None:
        fault = self.parameter.fault(value)
        if fault:
            self._show_fault(sentence(fault))
        else:
            self.edited.emit(self.parameter.name, value)

    def _show_fault(self, fault: str) -> None:
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))


class Form(QWidget):
    """The rows of some parameters, in their order; those that do not matter now are hidden.

    has_sliders: whether numbers whose limits allow it have a slider too.
    """

    edited = Signal(str, object)
    """The name of a parameter and the value that a person gave it."""
    reset_asked = Signal(str)
    """The name of a parameter that should have its default again."""

    def __init__(
        self,
        parameters: Sequence[Parameter],
        appearance: Appearance,
        has_sliders: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_SMALL_PX + 2)
        self.rows = {
            parameter.name: Row(parameter, appearance, has_sliders) for parameter in parameters
        }
        for row in self.rows.values():
            row.edited.connect(self.edited)
            row.reset_asked.connect(self.reset_asked)
            layout.addWidget(row)

    def show_values(
        self,
        values: Values,
        candidates: Sequence[Candidate] = (),
        changed: Collection[str] | None = None,
    ) -> None:
        """Show values, by parameter; `candidates` are the nodes that a list may name.

        changed: the parameters that can be reset; all that have not their default, if not given.
        """
        known = {name: value for name, value in values.items() if value is not None}
        for name, row in self.rows.items():
            if isinstance(row.field, PathsField):
                row.field.show_candidates(candidates)
            is_default = values.get(name) == row.parameter.default
            row.show_value(values.get(name), not is_default if changed is None else name in changed)
            condition = row.parameter.only_if
            row.setVisible(condition is None or condition.holds(known))


def default_words(parameter: Parameter) -> str:
    """A default as a person reads it; empty where it is empty."""
    if isinstance(parameter, Choice):
        return tr(parameter.option(parameter.default).title)
    return field_text(parameter.default)


def field_for(parameter: Parameter, appearance: Appearance) -> Field:
    """The field that a kind of parameter is edited in."""
    match parameter:
        case Choice() if len(parameter.options) > MANY_OPTIONS:
            from app.inspector.searched_choice_field import SearchedChoiceField

            return SearchedChoiceField(parameter)
        case Choice():
            return ChoiceField(parameter)
        case Switch():
            return SwitchField(appearance)
        case Paths():
            return PathsField()
        case _:
            return TextField(parameter)
