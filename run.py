"""Start Neuroloom from a fresh copy: the first start fills .venv, every other one opens at once.

python run.py                  open the window (without a display: train the digits example)
python run.py FILE             open the window with a document
python run.py test [ARGS]      run the tests (ARGS go to pytest)
python run.py check            run the gates: ruff, mypy, import contracts
python run.py bench [ARGS]     measure (ARGS go to tests.benchmarks)
python run.py screenshots      make the pictures of the README anew
python run.py associate        let the system open .loom files with Neuroloom (dissociate: undo it)
python run.py COMMAND [ARGS]   the engine without a window: examples, train, check FILE, ...

It needs nothing but Python, and parses where Python is too old, in order to say so.
"""

import contextlib
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Callable, Dict, List, Mapping, Optional, Sequence, Tuple

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
MARK = VENV / "neuroloom-installed"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLDEST = (3, 11)
VERSION = sys.version_info[:3]
UNFINISHED = "unfinished"
EXAMPLE = "digits-autoencoder"
STARTED_AS = "NEUROLOOM_STARTED_AS"
GATES = {
    "ruff check": ["-m", "ruff", "check", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "."],
    "mypy": ["-m", "mypy"],
    "import contracts": ["-c", "from importlinter.cli import lint_imports_command as go; go()"],
}
OURS = {"engine": "engine", "screenshots": "app.screenshots", "app": "app"}
WHOLE_SUITE = ["-n", "auto", "--maxprocesses", "4"]
"""pytest on every core, up to four: each further process loads torch once more."""

# A library that Qt loads: the Debian package that brings it.
ALWAYS = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
UNDER_X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libX11-xcb.so.1": "libx11-xcb1",
}


def route(arguments: Sequence[str]) -> Tuple[str, List[str]]:
    """Which task the arguments ask for, and what is left of them for it."""
    first, rest = (arguments[0], list(arguments[1:])) if arguments else ("", [])
    if first in ("-h", "--help"):
        return "help", rest
    if first in ("test", "bench", "screenshots"):
        return first, rest
    if first == "check" and not rest:
        return "gates", rest
    if first in ("associate", "dissociate"):
        return "app", list(arguments)
    if not first or first.lower().endswith(".loom") or Path(first).is_file():
        return "window", list(arguments)
    return "engine", list(arguments)


def python_problem(version: Tuple[int, ...]) -> Optional[str]:
    """The sentence for a Python that is too old, or None."""
    if version[:2] >= OLDEST:
        return None
    wanted, found = ".".join(map(str, OLDEST)), ".".join(map(str, version[:3]))
    return (
        f"Neuroloom needs Python {wanted} or newer, and this is {found}: start it with a newer one."
    )


def can_load(library: str) -> bool:
    """Whether the system has this shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages(
    libraries: Mapping[str, str], is_there: Callable[[str], bool] = can_load
) -> List[str]:
    """The Debian packages of those libraries that are not there."""
    return [package for library, package in libraries.items() if not is_there(library)]


def library_problem(packages: Sequence[str]) -> Optional[str]:
    """The sentence that names the Debian packages to install, or None if there are none."""
    if not packages:
        return None
    return (
        "Qt needs libraries that this system lacks: on Debian or Ubuntu, "
        f"`sudo apt-get install {' '.join(packages)}` brings them."
    )


def qt_libraries(environment: Mapping[str, str], platform: str) -> Dict[str, str]:
    """The libraries that Qt needs from the system, each with its package: none but on Linux."""
    if not platform.startswith("linux"):
        return {}
    on_x11 = environment.get("DISPLAY") and not environment.get("QT_QPA_PLATFORM")
    return {**ALWAYS, **UNDER_X11} if on_x11 else ALWAYS


def has_display(environment: Mapping[str, str], platform: str) -> bool:
    """Whether a window can be shown: everywhere but on a Linux without a screen."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not platform.startswith("linux") or any(environment.get(name) for name in names)


def download_words(platform: str) -> str:
    """How much the first installation fetches, as measured in November 2026."""
    if platform.startswith("linux"):
        return "about 2.9 GB (400 MB where pip finds a build of torch without CUDA)"
    return "about 300 MB"


def stamp(root: Path, extras: str, version: Tuple[int, ...]) -> str:
    """What an installation of `extras` ("" or "[test]") in `root` is made from, as a hash."""
    digest = hashlib.sha256(repr((str(root), extras, version[:2])).encode())
    for name in ("pyproject.toml", "constraints.txt"):
        digest.update((root / name).read_bytes())
    return digest.hexdigest()


def is_whole(python: Path, mark: Path, version: Tuple[int, ...]) -> bool:
    """Whether pip may add to the environment: made by this Python, never left half installed."""
    if not python.exists() or (mark.exists() and mark.read_text() == UNFINISHED):
        return False
    made_by = (mark.parent / "pyvenv.cfg").read_text(encoding="utf-8")
    return "version = {}.{}.".format(*version) in made_by


def install(extras: str) -> Optional[str]:
    """Make .venv hold the application and `extras`; the sentence that says why not, or None."""
    stamps = [stamp(ROOT, each, VERSION) for each in (extras, "[test]")]
    if PYTHON.exists() and MARK.exists() and MARK.read_text() in stamps:
        return None
    if not all(map(importlib.util.find_spec, ("venv", "ensurepip"))):
        return "Python lacks its venv module: on Debian, `sudo apt-get install python3-venv`."
    begin, size = time.monotonic(), download_words(sys.platform)
    words = f"Installing into .venv, once: {size} to fetch, which may take minutes."
    print(words, file=sys.stderr, flush=True)
    if not is_whole(PYTHON, MARK, VERSION):
        base = getattr(sys, "_base_executable", sys.executable)
        if subprocess.call([base, "-m", "venv", "--clear", str(VENV)]):
            return "The environment .venv could not be made: the lines above say why."
    MARK.write_text(UNFINISHED)
    pip = [str(PYTHON), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    if subprocess.call([*pip, "-c", "constraints.txt", "-e", f".{extras}"], cwd=str(ROOT)):
        MARK.unlink()
        return "Installing failed, and pip's lines above say why: run this again with a network."
    print(f"Installed in {time.monotonic() - begin:.0f} s.", file=sys.stderr, flush=True)
    MARK.write_text(stamps[0])
    return None


def qt_problem() -> Optional[str]:
    """The sentence for system libraries that Qt lacks, once CI has been given them, or None."""
    libraries = qt_libraries(os.environ, sys.platform)
    packages = missing_packages(libraries)
    is_ci = os.environ.get("CI") == "true" and getattr(os, "geteuid", lambda: 1)() == 0
    if packages and is_ci and shutil.which("apt-get"):
        subprocess.call(["apt-get", "update"])
        subprocess.call(["apt-get", "install", "-y", "--no-install-recommends", *packages])
        packages = missing_packages(libraries)
    return library_problem(packages)


def typed(whole: Sequence[str], arguments: Sequence[str]) -> str:
    """What a person typed to start this: a whole command without its arguments.

    arguments: as in sys.argv, with the name of this file before them.
    """
    python, *words = whole[: len(whole) - len(arguments) + 1]
    return " ".join([Path(python).name, *words])


def become(command: Sequence[str], folder: Optional[Path] = None) -> int:
    """Run Python with `command` in this process's place; the exit code where that cannot be."""
    if folder:
        os.chdir(str(folder))
    if os.name != "nt":
        os.execv(str(PYTHON), [str(PYTHON), *command])
    process = subprocess.Popen([str(PYTHON), *command])
    while process.poll() is None:
        with contextlib.suppress(KeyboardInterrupt):  # the child got it too, and decides
            process.wait()
    return process.returncode


def gates() -> int:
    """Run every gate, say which failed, and give the exit code."""
    failed = []
    for name, command in GATES.items():
        print(f"-- {name}", flush=True)
        if subprocess.call([str(PYTHON), *command], cwd=str(ROOT)):
            failed.append(name)
    print("Failed: {}.".format(", ".join(failed)) if failed else "Every gate passed.", flush=True)
    return 1 if failed else 0


def window(arguments: Sequence[str]) -> int:
    """Open the window; without a display, train the example instead and leave its report."""
    if has_display(os.environ, sys.platform):
        return become(["-P", "-m", "app", *arguments])
    if arguments:
        print(f"There is no display to open {arguments[0]} on; `run.py train` needs none.")
        return 1
    report = f"{EXAMPLE}-report"
    print(
        f"There is no display: training {EXAMPLE} instead, with its report in {report}.", flush=True
    )
    return become(["-P", "-m", "engine", "train", EXAMPLE, "--report", report])


def prepare(task: str) -> Optional[str]:
    """Install what the task needs; the sentence that says why it cannot start, or None."""
    if task in ("test", "screenshots"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    needs_qt = task in ("test", "screenshots") or (
        task == "window" and has_display(os.environ, sys.platform)
    )
    problem = qt_problem() if needs_qt else None
    return problem or install("[test]" if task in ("test", "gates", "bench") else "")


def start(task: str, rest: Sequence[str]) -> int:
    """Do the task, for which everything is installed; the exit code."""
    if task == "gates":
        return gates()
    if task in ("window", "engine", "app"):
        os.environ[STARTED_AS] = typed(sys.orig_argv, sys.argv)
    if task == "window":
        return window(rest)
    if task in OURS:
        return become(["-P", "-m", OURS[task], *rest])
    if task == "test":
        return become(["-m", "pytest", *(rest or WHOLE_SUITE)], folder=ROOT)
    return become(["-m", "tests.benchmarks", *rest], folder=ROOT)


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments ask for; the exit code (2: this Python is too old)."""
    task, rest = route(arguments)
    if task == "help":
        print(__doc__)
        return 0
    too_old = python_problem(VERSION)
    problem = too_old or prepare(task)
    if problem:
        print(problem, file=sys.stderr)
        return 2 if too_old else 1
    return start(task, rest)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
