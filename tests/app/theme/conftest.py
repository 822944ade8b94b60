from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication


@pytest.fixture
def bare_app(qapp: QApplication) -> Iterator[QApplication]:
    """The application, undressed again when the test is over."""
    yield qapp
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    qapp.setFont(QFont())
    qapp.setStyle("Fusion")
