from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QThread

from app.bridge.faults import Faults, fault_sentence, trace_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def faults(qapp: object) -> Iterator[Faults]:
    kept = sys.excepthook, threading.excepthook
    made = Faults()
    made.install()
    yield made
    sys.excepthook, threading.excepthook = kept


def fail() -> None:
    raise ValueError("no such number.")


def test_a_failing_thread_is_told_to_the_thread_of_the_window(
    faults: Faults, qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    heard: list[tuple[str, bool]] = []
    faults.told.connect(
        lambda text, _: heard.append((text, QThread.currentThread().isMainThread()))
    )
    with qtbot.waitSignal(faults.told):
        threading.Thread(target=fail).start()
    qtbot.waitUntil(lambda: bool(heard))
    assert "(ValueError: no such number)" in heard[0][0]
    assert "ValueError: no such number." in capfd.readouterr().err


def test_an_uncaught_exception_is_printed_and_told(
    faults: Faults, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    fault = RuntimeError("it broke")
    with qtbot.waitSignal(faults.told) as told:
        sys.excepthook(RuntimeError, fault, None)
    assert told.args == [fault_sentence(fault), "RuntimeError: it broke\n"]
    assert "RuntimeError: it broke" in capsys.readouterr().err


def test_the_trace_names_where_it_came_from() -> None:
    with pytest.raises(ValueError, match="no such number") as caught:
        fail()
    assert "in fail" in trace_of(caught.value)


def test_an_interrupt_is_not_told_as_a_fault(
    faults: Faults, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    with qtbot.assertNotEmitted(faults.told):
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_removed_hooks_are_those_of_python(faults: Faults) -> None:
    faults.remove()
    assert sys.excepthook is sys.__excepthook__
    assert threading.excepthook is threading.__excepthook__


def test_a_fault_without_words_is_called_by_its_type() -> None:
    assert "(KeyError)." in fault_sentence(KeyError())
