"""What this program is made of and stands on, to read and to copy into a report."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

PACKAGES = ("torch", "PySide6-Essentials", "pyqtgraph", "numpy", "scikit-learn", "safetensors")


def versions() -> str:
    """Names and versions, a line each. Reads them from the installed packages; imports none."""
    lines = [
        f"Neuroloom {package_version('neuroloom', 'from its source folder')}",
        f"Python {platform.python_version()}",
        f"Qt {qVersion()}",
        *(f"{name} {package_version(name)}" for name in PACKAGES),
        f"System {platform.platform()}",
        f"Screen {screen_words()}",
    ]
    return "\n".join(lines)


def package_version(name: str, otherwise: str = "not installed") -> str:
    """The version of an installed package; `otherwise` where it is not installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return otherwise


def screen_words() -> str:
    """The size of the first screen, its scale, and who draws on it: "1440 × 900 at 100 % (xcb)"."""
    screen = QGuiApplication.primaryScreen()
    size = screen.size()
    scale = round(100 * screen.devicePixelRatio())
    by = QGuiApplication.platformName()
    return f"{size.width()} × {size.height()} at {scale} % ({by})"
