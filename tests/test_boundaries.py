"""The walls of the house stand, and each of them is shown to fall when it is broken."""

import os
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

ROOT = Path(__file__).parent.parent
LINT = "from importlinter.cli import lint_imports_command as lint; lint()"
CONTRACTS: list[dict[str, object]] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))[
    "tool"
]["importlinter"]["contracts"]

IMPORT_EVERYTHING_BELOW = """
import importlib, pkgutil, sys

for name in sys.argv[1:]:
    module = importlib.import_module(name)
    for found in pkgutil.walk_packages(getattr(module, "__path__", ()), name + "."):
        if found.name != "app.bridge.in_process":  # the one host that shares the window's process
            importlib.import_module(found.name)
print(*(heavy for heavy in ("torch", "sklearn", "matplotlib", "PySide6") if heavy in sys.modules))
"""


@dataclass(frozen=True)
class Fault:
    """A line that breaks the contract `breaks` when it is added to `file`."""

    breaks: str
    file: str
    line: str


FAULTS = [
    Fault("layers", "engine/language/values.py", "import engine.document.values"),
    Fault("layers", "engine/shapes/check.py", "from engine.program import write"),
    Fault("layers", "engine/helpers.py", '"""A room that nobody planned."""'),
    Fault("rooms", "app/runs/summary.py", "from app.windows import running"),
    Fault("rooms", "app/plots/axis.py", "from app.inspector import figures"),
    Fault("rooms", "app/helpers.py", '"""A room that nobody planned."""'),
    Fault("canvas", "app/canvas/drawing/look.py", "from app.canvas.gestures import gesture"),
    Fault("canvas", "app/canvas/gestures/pointer.py", "from app.canvas import canvas"),
    Fault("latent", "app/latent_view/cloud/points.py", "from app.latent_view.panels import path"),
    Fault("latent", "app/latent_view/space/asking.py", "from app.latent_view.values import strip"),
    Fault("latent-engine", "engine/latent/space.py", "from engine.latent.readings import ways"),
    Fault("no-window", "engine/training/run.py", "import PySide6.QtCore"),
    Fault("no-window", "engine/latent/space.py", "from app import session"),
    Fault("light-engine", "engine/document/values.py", "import torch"),
    Fault(
        "light-engine", "engine/blocks/neurons/dense.py", "def late() -> None:\n    import torch"
    ),
    Fault("light-window", "app/session.py", "import torch"),
    Fault("light-window", "app/session.py", "from engine.training import run"),
    Fault("light-window", "engine/observations/records.py", "import torch"),
    Fault("light-window", "app/bridge/launch.py", "import engine.service"),
    Fault("blocks", "engine/blocks/neurons/dense.py", "import engine.blocks.depth.flatten"),
]


def broken_contracts(root: Path) -> tuple[set[str], str]:
    """The ids of the contracts that do not hold in the copy at `root`, and the whole output."""
    environment = {**os.environ, "PYTHONPATH": str(root), "COLUMNS": "200"}
    command = [sys.executable, "-c", LINT, "--no-cache", "--no-logo"]
    done = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    broken = {str(each["id"]) for each in CONTRACTS if f"{each['name']} BROKEN" in done.stdout}
    assert bool(broken) == bool(done.returncode), done.stdout + done.stderr
    return broken, done.stdout


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the source, to break."""
    without = shutil.ignore_patterns("__pycache__")
    for name in ("app", "engine"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=without)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_contract_holds(house: Path) -> None:
    broken, output = broken_contracts(house)
    assert not broken, output


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.breaks}: {fault.file}")
def test_a_contract_breaks_on_a_planted_fault(house: Path, fault: Fault) -> None:
    with (house / fault.file).open("a", encoding="utf-8") as file:
        file.write(f"\n\n{fault.line}\n")
    broken, output = broken_contracts(house)
    assert fault.breaks in broken, output


def test_every_contract_has_a_planted_fault() -> None:
    assert {fault.breaks for fault in FAULTS} == {each["id"] for each in CONTRACTS}


@pytest.mark.parametrize(
    ("modules", "allowed"),
    [
        (["engine.language", "engine.document", "engine.shapes", "engine.observations"], ""),
        (["engine.blocks", "engine.datasets"], ""),
        (["app.main", "app"], "PySide6"),
    ],
    ids=["drawing and checking", "every block", "the window"],
)
def test_no_heavy_library_is_loaded_by(modules: list[str], allowed: str) -> None:
    command = [sys.executable, "-c", IMPORT_EVERYTHING_BELOW, *modules]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert not done.returncode, done.stderr
    assert set(done.stdout.split()) <= {allowed}


def test_qt_loses_no_reference_to_none(qtbot: QtBot) -> None:
    """Some releases of PySide6 lose one a call before Python 3.12, until the process dies."""
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(1000):
        label.setText("again")
    assert sys.getrefcount(None) > before - 100
