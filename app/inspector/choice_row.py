"""A choice in the line of a form that is no parameter of a block."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from app.inspector.choice_field import LEAST_CHOICE_PX
from app.inspector.form import LABEL_PX, Helped
from app.theme.tokens import GRID_PX


class ChoiceRow(Helped):
    """A label and a box of choices, with one tip for both."""

    def __init__(self, title: str, tip: str, box: QComboBox, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tip = tip
        self.label, self.box = QLabel(title), box
        self.label.setBuddy(box)
        self.label.setFixedWidth(LABEL_PX)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumWidth(LEAST_CHOICE_PX)
        box.setAccessibleName(title)
        for part in (self.label, box):
            part.setToolTip(tip)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID_PX)
        line.addWidget(self.label)
        line.addWidget(box, 1)

    @property
    def help_words(self) -> str:
        """What the choice means."""
        return self._tip
