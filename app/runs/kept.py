"""The runs that are kept of a document, read from their folders."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app import places
from engine.observations.about import About, Unreadable, read_about


@dataclass(frozen=True)
class KeptRun:
    """A run in its folder. `about` is None, and `fault` a sentence, where it cannot be read."""

    folder: Path
    about: About | None
    fault: str = ""

    @property
    def id(self) -> str:
        """What the run is called in the file system."""
        return self.folder.name


def runs_folder(path: Path | None) -> Path:
    """Where the runs of a document are kept: beside its file, else among the program's own data."""
    if path:
        return path.with_name(f"{path.stem}.runs")
    return places.runs()


def runs_of(path: Path | None, title: str) -> tuple[KeptRun, ...]:
    """The runs of a document, newest first.

    Documents without a file share one folder: there it is the title that tells them apart.
    """
    found = [_kept(folder) for folder in _folders(runs_folder(path))]
    ours = [run for run in found if path or run.about is None or run.about.title == title]
    return tuple(sorted(ours, key=_age, reverse=True))


def _folders(parent: Path) -> list[Path]:
    """The folders in a folder; none where it cannot be read or is not there."""
    try:
        return [entry for entry in parent.iterdir() if entry.is_dir() and entry.name[0] != "."]
    except OSError:
        return []


def _kept(folder: Path) -> KeptRun:
    try:
        return KeptRun(folder, read_about(folder))
    except Unreadable as fault:
        return KeptRun(folder, None, str(fault))


def _age(run: KeptRun) -> tuple[float, str]:
    """What runs are sorted by. Names of folders begin with the time as well."""
    return (run.about.started_at if run.about else _changed_at(run.folder)), run.id


def _changed_at(folder: Path) -> float:
    try:
        return folder.stat().st_mtime
    except OSError:
        return 0.0
