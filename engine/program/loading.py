"""From source to running code."""

from __future__ import annotations

import linecache
from collections.abc import Callable
from itertools import count
from types import ModuleType
from typing import TYPE_CHECKING, cast

from engine.program.views import View
from engine.program.write import Program

if TYPE_CHECKING:
    from torch import Tensor

_NUMBERS = count(1)


class Loaded:
    """A program that runs: the names of its text, and views that are added to them.

    The source is kept under a file name of its own, so that tracebacks can show it.
    """

    def __init__(self, program: Program) -> None:
        self.program = program
        self.module = ModuleType(f"neuroloom_text_{next(_NUMBERS)}")
        self.file = f"<{self.module.__name__}>"
        _run(self.file, program.text, vars(self.module))

    def __getitem__(self, name: str) -> Callable[..., object]:
        """A function or class of the text."""
        return cast("Callable[..., object]", vars(self.module)[name])

    def add(self, view: View) -> Callable[..., Tensor]:
        """The function of a view: it takes the network and the arguments of its slice."""
        names = dict(vars(self.module))  # of its own: another thread may add a view meanwhile
        _run(f"<{self.module.__name__}.{view.name}>", view.text, names)
        return cast("Callable[..., Tensor]", names[view.name])


def _run(file: str, text: str, names: dict[str, object]) -> None:
    linecache.cache[file] = (len(text), None, text.splitlines(keepends=True), file)
    exec(compile(text, file, "exec"), names)  # noqa: S102 - our text, from checked blocks
