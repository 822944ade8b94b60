"""How a process of the engine is started, so that it finds the same packages as the window."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import engine


def environment() -> dict[str, str]:
    """This process's environment, in which the child finds the same `engine` as we do."""
    root = str(Path(engine.__file__).parents[1])
    paths = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": paths}


def launch_host(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start an engine beside the window, with pipes at its standard input and error.

    It steps back for the window by itself, but on Windows, where that is asked for here.
    """
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        start_new_session=True,  # an interrupt in the terminal is for the window
        creationflags=_flag("BELOW_NORMAL_PRIORITY_CLASS") | _flag("CREATE_NEW_PROCESS_GROUP"),
    )


def run_command_line(arguments: Sequence[str]) -> int:
    """Hand a subcommand to the engine in a new process of this terminal; gives its exit code."""
    with subprocess.Popen([sys.executable, "-m", "engine", *arguments], env=environment()) as child:
        code = _wait(child)
    return code if code >= 0 else 128 - code  # as a shell says which signal ended it


def _flag(name: str) -> int:
    """A flag that only Windows has; nothing elsewhere."""
    flag: int = getattr(subprocess, name, 0)
    return flag


def _wait(child: subprocess.Popen[bytes]) -> int:
    """Wait to the end; an interrupt reaches the child as well, which decides what to do."""
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue
