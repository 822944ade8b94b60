"""A line in which the chosen samples get a name, under which they are kept as a column."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.latent_view.space.kept_columns import KeptColumns
from app.latent_view.space.kept_file import LONGEST_NAME
from app.latent_view.space.latent import Latent
from app.theme.marks import Role, set_role
from app.theme.tokens import GAP_SMALL_PX
from app.words import tr

KEPT = "Kept as “{name}”: found again in every run on these data, under Select."


class KeepingRow(QWidget):
    """A name and a button, and what came of it."""

    def __init__(self, latent: Latent) -> None:
        super().__init__()
        self._latent, self._kept = latent, KeptColumns.of(latent)
        self.name, self.button, self.said = QLineEdit(), QPushButton(tr("Keep")), QLabel()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText(tr("Name of a new column"))
        self.name.setAccessibleName(tr("Name of a new column"))
        self.button.setToolTip(tr("Keep the selected samples as a column"))
        self.said.setWordWrap(True)
        set_role(self.said, Role.SECONDARY)
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL_PX)
        row.addWidget(self.name, 1)
        row.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_SMALL_PX)
        layout.addLayout(row)
        layout.addWidget(self.said)
        self._say("")
        self.name.textChanged.connect(self._follow)
        self.name.returnPressed.connect(self._keep)
        self.button.clicked.connect(self._keep)
        latent.selection_changed.connect(self._follow_selection)
        self._kept.failed.connect(self._say)
        self._follow()

    def _follow_selection(self) -> None:
        """What was said was of other samples."""
        self._say("")
        self._follow()

    def _follow(self) -> None:
        """Only a selection with a name can be kept."""
        can_keep = bool(self.name.text().strip()) and len(self._latent.selection) > 0
        self.button.setEnabled(can_keep)

    def _keep(self) -> None:
        """What went wrong beside it, such as another file that is damaged, is told as well."""
        name = self.name.text().strip()
        self._say("")
        if self._kept.keep(name, self._latent.selection):
            self.name.clear()
            self._say(" ".join((tr(KEPT, name=name), self.said.text())).rstrip())

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
