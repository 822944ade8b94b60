"""The folder of the reports, of which the last ten are kept. No Qt."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

KEPT = 10
PATTERN = "report-*.txt"


class Reports:
    """The reports in a folder, which is made when the first one is written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, text: str) -> Path:
        """Keep a report, and no more than ten of them. Raises OSError where it cannot."""
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"report-{datetime.now().astimezone():%Y%m%d-%H%M%S-%f}.txt"
        path.write_text(without_home(text), encoding="utf-8")
        for old in self._paths()[:-KEPT]:
            old.unlink(missing_ok=True)
        return path

    def last(self) -> Path | None:
        """The newest report; None where there is none."""
        return max(self._paths(), default=None)

    def _paths(self) -> list[Path]:
        """All reports, the oldest first: their names sort by time."""
        return sorted(self.folder.glob(PATTERN))


def without_home(text: str) -> str:
    """The text with ~ for the person's home folder, whose name may be that of the person."""
    home = str(Path.home())
    return text.replace(home, "~") if home not in ("/", "") else text
