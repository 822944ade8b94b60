from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from app.bridge.client import EngineClient
from app.bridge.in_process import InProcessHost
from engine.commands import Pause, Train
from engine.document.files import read_document
from engine.examples import example_paths
from engine.observations.records import Preparing, Progress, Record, RunStarted

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TIMEOUT_MS = 60_000


@pytest.fixture
def client(qapp: object) -> Iterator[EngineClient]:
    made = EngineClient(InProcessHost)
    yield made
    made.stop()


def test_the_engine_beside_the_window_trains_and_pauses(client: EngineClient, qtbot: QtBot) -> None:
    heard: list[Record] = []
    client.records.connect(heard.extend)
    client.send(Train("r1", read_document(example_paths()["digits-autoencoder"])))
    client.send(Pause())
    qtbot.waitUntil(lambda: _is_paused(heard), timeout=TIMEOUT_MS)
    assert [type(record) for record in heard[:2]] == [Preparing, RunStarted]


def test_stopping_ends_its_thread(client: EngineClient) -> None:
    client.start()
    client.stop()
    assert "engine" not in {thread.name for thread in threading.enumerate()}


def test_it_never_dies_by_itself(qapp: object) -> None:
    host = InProcessHost()
    assert host.fault() == ""
    host.close()


def _is_paused(records: list[Record]) -> bool:
    return any(isinstance(record, Progress) and record.state == "paused" for record in records)
