"""Folders of runs as the engine leaves them, for tests of who reads them."""

from __future__ import annotations

import shutil
from pathlib import Path

from engine.document.files import write_document
from engine.document.likeness import likeness
from engine.document.values import Document
from engine.observations.about import ABOUT, DOCUMENT, About, Best, Change, about_text

DIGITS = Document("Digits")


def about(run: str, **known: object) -> About:
    usual: dict[str, object] = {
        "run": run,
        "title": "Digits",
        "started_at": 1_700_000_000.0,
        "seed": 3,
        "epochs": 150,
        "epochs_done": 150,
        "steps": 2700,
        "seconds": 75.0,
        "weights": 33_474,
        "machine": "CPU",
        "likeness": likeness(DIGITS),
        "titles": {"n9": "Reconstruction", "n10": "Adam"},
        "state": "finished",
        "validation": {"n9": Best(last=0.5, lowest=0.25, lowest_epoch=120)},
        "test": {"n9": 0.375},
        "changes": (Change(optimizer="n10", step=1240, step_size=0.001),),
    }
    return About.model_validate({**usual, **known})


def keep(folder: Path, document: Document = DIGITS, **known: object) -> Path:
    """Write the folder of a run, but for what only the engine reads."""
    folder.mkdir(parents=True)
    write_document(document, folder / DOCUMENT)
    (folder / ABOUT).write_text(about_text(about(folder.name, **known)), "utf-8")
    return folder


def damage(folder: Path) -> Path:
    """A folder in which the run says nothing that can be read."""
    keep(folder)
    (folder / ABOUT).write_text("rust", "utf-8")
    return folder


def throw_away(folder: Path) -> None:
    shutil.rmtree(folder)
