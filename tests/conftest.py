"""What every test stands on: no screen, and a failure for whatever a test leaves running.

Qt is looked at only where a test has loaded it, so that tests of the engine stay without it.
"""

import gc
import os
import sys
import threading
import weakref
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from PySide6.QtCore import QTimer

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

THREAD_GRACE_SECONDS = 1.0
"""How long a thread that was told to stop may take to end, after the test."""

QTS_OWN_WIDGETS = {"QTipLabel"}
"""Classes of windows that Qt makes once, keeps hidden and deletes by itself."""


@pytest.fixture(autouse=True)
def _nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test after which a new thread, QTimer or top-level widget is still alive."""
    threads, timers, windows = set(threading.enumerate()), running_timers(), top_level_widgets()
    failures = request.session.testsfailed
    yield
    if request.session.testsfailed > failures:
        return  # its traceback keeps widgets alive, and is what matters
    left = living_threads(threads)
    left += [words for key, words in top_level_widgets(tidy=True).items() if key not in windows]
    left += [words for key, words in running_timers().items() if key not in timers]
    if left:
        pytest.fail(f"The test left behind: {'; '.join(left)}.", pytrace=False)


def living_threads(known: set[threading.Thread]) -> list[str]:
    """The Python threads that are not `known` and do not end within the grace, in words.

    Threads of C++ that once called Python are left out: nothing says when they end.
    """
    foreign = threading._DummyThread  # noqa: SLF001 - the only name of what is not ours to end
    new = [thread for thread in threading.enumerate() if thread not in known]
    started = [thread for thread in new if not isinstance(thread, foreign)]
    for thread in started:
        thread.join(THREAD_GRACE_SECONDS)
    return [f"thread {thread.name!r}" for thread in started if thread.is_alive()]


def running_timers() -> dict[int, str]:
    """Every active QTimer made by Python since the first call: its id, and words for it."""
    if "PySide6.QtCore" not in sys.modules:
        return {}
    from shiboken6 import isValid

    active = [each for each in made_timers() if isValid(each) and each.isActive()]
    return {id(each): f"QTimer of {each.interval()} ms ({owner_words(each)})" for each in active}


@cache
def made_timers() -> "weakref.WeakSet[QTimer]":
    """The timers that Python makes from the first call on.

    The constructor is watched, not `start`: a wrapped `start` would no longer be the slot that
    signals with arguments may be connected to.
    """
    from PySide6.QtCore import QTimer

    made: weakref.WeakSet[QTimer] = weakref.WeakSet()
    construct = QTimer.__init__

    def construct_and_note(timer: QTimer, *arguments: Any, **keywords: Any) -> None:
        construct(timer, *arguments, **keywords)
        made.add(timer)

    QTimer.__init__ = construct_and_note  # type: ignore[method-assign]  # to watch it
    return made


def owner_words(timer: "QTimer") -> str:
    """Whose timer it is."""
    parent = timer.parent()
    return f"child of {type(parent).__name__}" if parent else "without a parent"


def top_level_widgets(tidy: bool = False) -> dict[int, str]:
    """Every top-level widget: its address, and words for it; `tidy`: after pending deletions."""
    if "PySide6.QtWidgets" not in sys.modules:
        return {}
    from PySide6.QtWidgets import QApplication
    from shiboken6 import getCppPointer

    if tidy:
        delete_what_is_dead()

    return {
        getCppPointer(each)[0]: f"widget {type(each).__name__} {each.objectName()!r}"
        for each in QApplication.topLevelWidgets()
        if each.metaObject().className() not in QTS_OWN_WIDGETS
    }


def delete_what_is_dead() -> None:
    """Let Qt carry out `deleteLater`, and Python free what only a cycle holds."""
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if QApplication.topLevelWidgets():
        gc.collect()
