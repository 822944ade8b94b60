"""Facts below each other: quiet labels, and their values in one column."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.inspector.facts import Fact
from app.inspector.form import LABEL_PX
from app.theme.marks import Role, set_role
from app.theme.tokens import GRID_PX


class FactTable(QWidget):
    """Shows facts; the values stand under the fields of the form above."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: tuple[Fact, ...] = ()
        self._lines: list[tuple[QLabel, QLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GRID_PX)
        self._grid.setVerticalSpacing(GRID_PX)
        self._grid.setColumnMinimumWidth(0, LABEL_PX)
        self._grid.setColumnStretch(1, 1)

    @property
    def values(self) -> dict[str, str]:
        """What is shown, by label."""
        return {fact.label: fact.value for fact in self._facts}

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these facts from now on."""
        if tuple(facts) == self._facts:
            return
        self._facts = tuple(facts)
        while len(self._lines) < len(facts):
            self._add_line()
        for place, line in enumerate(self._lines):
            for part in line:
                part.setVisible(place < len(facts))
        for fact, line in zip(facts, self._lines, strict=False):
            _fill(fact, *line)
        self.setVisible(bool(facts))

    def _add_line(self) -> None:
        line = _label(Role.SECONDARY), _label(Role.MONO)
        line[1].setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for column, part in enumerate(line):
            self._grid.addWidget(part, len(self._lines), column, Qt.AlignmentFlag.AlignTop)
        self._lines.append(line)


def _fill(fact: Fact, label: QLabel, value: QLabel) -> None:
    label.setText(fact.label)
    value.setText(fact.value)
    for part in (label, value):
        part.setToolTip(fact.tip)


def _label(role: Role) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    set_role(label, role)
    return label
