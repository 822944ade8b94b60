"""`run.json`: what a kept run says of itself, to whoever lists or reopens it. No torch."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from engine.language.faults import entry_words, json_words

ABOUT, DOCUMENT, SOURCE = "run.json", "document.loom", "program.py"
METRICS, CURVES, WEIGHTS = "metrics.csv", "curves.safetensors", "weights.safetensors"
FILM = "film.safetensors"

WEIGHTS_BESIDE = ".safetensors"
"""How the file of weights ends that lies beside an exported script."""

PUT_BACK = "Put it back, or delete this run."

Count = Annotated[int, Field(ge=0)]
Seconds = Annotated[float, Field(ge=0, le=1e11)]


def runs_beside(path: Path) -> tuple[Path, ...]:
    """Where the earlier runs of a document lie: beside its file, then beside its neighbours."""
    own = path.with_name(f"{path.stem}.runs")
    others = sorted(each for each in path.parent.glob("*.runs") if each != own)
    return (own, *others)


class Unreadable(Exception):
    """A kept run cannot be read; the text is a sentence for the person."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, allow_inf_nan=False)


class Change(_Frozen):
    """A person gave an optimizer another step size, from a step of the run on."""

    optimizer: str
    step: Count
    step_size: float


class Best(_Frozen):
    """A loss or measure on the validation rows: its last value and its best, and when that was.

    The best is the lowest, or else the highest of what is better the more there is of it. None
    stands for what was no number, and for the one of the two that is not told.
    """

    last: float | None = None
    lowest: float | None = None
    lowest_epoch: Count = 0
    highest: float | None = None
    highest_epoch: Count = 0


class About(_Frozen):
    """A run in words and numbers.

    likeness: of its document, see `engine.document.likeness`. started_at: seconds since 1970.
    epochs, all_steps: how many it was to take; epochs_done, steps: how many it took. machine: the
    device in words. titles: of the nodes that values are told of, by id. state: None while it has
    not ended. changes: of step sizes, in their order. weights_sha256: of the file of weights, as it
    was kept last.
    """

    run: str
    title: str
    started_at: Seconds
    seed: Count
    epochs: Count
    all_steps: Count = 0
    threads: Count = 1
    device: str = "cpu"
    machine: str = ""
    weights: Count = 0
    likeness: str = ""
    versions: dict[str, str] = {}
    titles: dict[str, str] = {}
    state: Literal["finished", "stopped", "failed"] | None = None
    seconds: Seconds = 0.0
    steps: Count = 0
    epochs_done: Count = 0
    message: str = ""
    node: str = ""
    line: int = 0
    validation: dict[str, Best] = {}
    test: dict[str, float | None] = {}
    changes: tuple[Change, ...] = ()
    weights_sha256: str = ""


def about_text(about: About) -> str:
    """The text of `run.json`."""
    return about.model_dump_json(indent=2, exclude_none=False) + "\n"


def read_about(folder: Path) -> About:
    """What the run in a folder says of itself. Raises Unreadable."""
    content = read_part(folder, ABOUT)
    try:
        return About.model_validate_json(content)
    except ValidationError as fault:
        raise Unreadable(_damaged(content, fault)) from fault


def read_part(folder: Path, name: str) -> bytes:
    """One of the files of a kept run. Raises Unreadable where it is missing."""
    try:
        return (folder / name).read_bytes()
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        raise Unreadable(f"{name} cannot be read: {reason}. {PUT_BACK}") from fault


def _damaged(content: bytes, fault: ValidationError) -> str:
    return f"{ABOUT} cannot be read: {_reason(content, fault)}. {PUT_BACK}"


def _reason(content: bytes, fault: ValidationError) -> str:
    """What is wrong with the text, or else with the first of its entries."""
    try:
        json.loads(content)
    except json.JSONDecodeError as broken:
        return json_words(broken)
    except (ValueError, RecursionError):
        return "it is damaged"
    return entry_words(fault)
