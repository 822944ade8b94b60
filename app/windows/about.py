"""What this program is and what it is made of, to read and to copy."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from app.reports.versions import versions
from app.theme.marks import Role, set_role
from app.widgets.dialog_buttons import closing_buttons
from app.windows.licences import Licences
from app.words import tr

LEAST_WIDTH_PX = 420


class AboutBox(QDialog):
    """The versions, with a button that copies them, and one that shows the licences."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About Neuroloom"))
        self.setMinimumWidth(LEAST_WIDTH_PX)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        name = QLabel("Neuroloom")
        set_role(name, Role.TITLE)
        idea = QLabel(tr("Draw a neural network, watch it learn, and touch its latent space."))
        idea.setWordWrap(True)
        text = QLabel(versions())
        set_role(text, Role.MONO)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.setAccessibleName(tr("Versions"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addWidget(name)
        layout.addWidget(idea)
        layout.addWidget(text)
        layout.addWidget(self._buttons())

    def _buttons(self) -> QDialogButtonBox:
        return closing_buttons(
            self,
            {
                tr("Copy versions"): lambda: QGuiApplication.clipboard().setText(versions()),
                tr("Licences…"): lambda: Licences(self).open(),
            },
        )
