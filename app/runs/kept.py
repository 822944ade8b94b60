"""The runs that are kept of a document, read from their folders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.run_folders import runs_folder
from app.run_names import run_name
from app.words import tr
from engine.observations.about import About, Unreadable, read_about


@dataclass(frozen=True)
class KeptRun:
    """A run in its folder. `about` is None, and `fault` a sentence, where it cannot be read.

    has_twin: whether another run of the document began in the same minute, with the same seed.
    number: from 1, among those of the same second; 0 where there is only one.
    """

    folder: Path
    about: About | None
    fault: str = ""
    has_twin: bool = False
    number: int = 0

    @property
    def id(self) -> str:
        """What the run is called in the file system."""
        return self.folder.name

    @property
    def name(self) -> str:
        """What tells the run from the others of its document."""
        if self.about is None:
            return self.id
        name = run_name(self.about.started_at, self.about.seed, is_exact=self.has_twin)
        return tr("{run}, number {number}", run=name, number=self.number) if self.number else name


def runs_of(path: Path | None, title: str) -> tuple[KeptRun, ...]:
    """The runs of a document, newest first.

    Documents without a file share one folder: there it is the title that tells them apart.
    """
    found = [_kept(folder) for folder in _folders(runs_folder(path))]
    ours = [run for run in found if path or run.about is None or run.about.title == title]
    names = Counter(run.name for run in ours)
    told = [replace(run, has_twin=names[run.name] > 1) for run in sorted(ours, key=_age)]
    return tuple(reversed(list(_numbered(told))))


def _numbered(runs: Sequence[KeptRun]) -> Iterator[KeptRun]:
    """Runs, oldest first, with a number for those that began in the same second."""
    names, seen = Counter(run.name for run in runs), Counter[str]()
    for run in runs:
        seen[run.name] += 1
        yield replace(run, number=seen[run.name] if names[run.name] > 1 else 0)


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
