"""What this program is made of, to read and to copy into a report."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from app.theme.marks import Role, set_role

LEAST_WIDTH_PX = 420
PACKAGES = ("torch", "PySide6-Essentials", "pyqtgraph", "numpy", "scikit-learn", "safetensors")


def versions() -> str:
    """Names and versions, a line each. Reads them from the installed packages; imports none."""
    lines = [
        f"Neuroloom {package_version('neuroloom', 'from its source folder')}",
        f"Python {platform.python_version()}",
        f"Qt {qVersion()}",
        *(f"{name} {package_version(name)}" for name in PACKAGES),
        platform.platform(),
    ]
    return "\n".join(lines)


def package_version(name: str, otherwise: str = "not installed") -> str:
    """The version of an installed package; `otherwise` where it is not installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return otherwise


class AboutBox(QDialog):
    """The versions, with a button that copies them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("About Neuroloom")
        self.setMinimumWidth(LEAST_WIDTH_PX)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        name = QLabel("Neuroloom")
        set_role(name, Role.TITLE)
        idea = QLabel("Draw a neural network, watch it learn, and touch its latent space.")
        idea.setWordWrap(True)
        text = QLabel(versions())
        set_role(text, Role.MONO)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.setAccessibleName("Versions")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addWidget(name)
        layout.addWidget(idea)
        layout.addWidget(text)
        layout.addWidget(self._buttons())

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = QPushButton("Copy versions")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(versions()))
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.close)
        return buttons
