"""What the tests of the Source tab stand on: an engine that writes at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.session import Session
from app.source_view.source import Source
from engine.exchange.source import source_of

if TYPE_CHECKING:
    from engine.commands import WriteSource


@pytest.fixture
def source(digits: Session) -> Source:
    """Asks the part of the engine that writes, without a service around it."""

    def answer(command: WriteSource) -> None:
        digits.run.take((source_of(command),))

    return Source(digits, answer)
