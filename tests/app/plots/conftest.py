from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from app.theme.applying import Appearance, Mode

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@pytest.fixture
def appearance(qapp: QApplication) -> Iterator[Appearance]:
    made = Appearance(qapp, Mode.DARK)
    yield made
    made.deleteLater()
