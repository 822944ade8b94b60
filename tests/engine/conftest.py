"""What tests of the engine share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.engine.asked import Engine


@pytest.fixture
def engine() -> Iterator[Engine]:
    """A service in this process, which is closed behind the test."""
    from tests.engine.asked import Engine

    found = Engine()
    yield found
    found.service.close()
