"""What the status bar says of a run, in words and numbers."""

from __future__ import annotations

from math import isfinite

from app.run_view import RunView
from app.words import tr
from engine.document.values import Settings
from engine.observations.records import Progress, RunEnded, RunStarted, RunState

STATE_WORDS: dict[RunState, str] = {
    "training": "Training",
    "paused": "Paused",
    "saving": "Saving the run",
    "finished": "Finished",
    "stopped": "Stopped",
    "failed": "Failed",
}


def run_words(run: RunView) -> tuple[str, ...]:
    """What runs, how far, how fast and how long: a few words each."""
    if not run.expected:
        return ("Ready",)
    if run.end:
        return _ended_words(run.end, run.progress, _shown_words(run))
    return _progress_words(run.progress) if run.progress else (_waiting_words(run),)


def _shown_words(run: RunView) -> str:
    """Which run it is, where that is not the one that was trained just now."""
    return run.name if run.is_reopened else ""


def _waiting_words(run: RunView) -> str:
    return tr("Preparing the run") if run.is_preparing else tr("Starting the engine")


def fraction_done(run: RunView) -> float:
    """How much of the run is done, from 0 to 1."""
    if not run.progress or not run.progress.epochs:
        return 0.0
    steps = run.start.steps if run.start else 0
    done = run.progress.step / steps if steps else run.progress.epoch / run.progress.epochs
    return min(1.0, max(0.0, done))


def device_words(start: RunStarted | None, settings: Settings) -> str:
    """Where the run computes; before the first run, how many threads it may take."""
    threads = start.threads if start else settings.threads
    words = "1 thread" if threads == 1 else f"{threads} threads"
    return f"{start.device.upper()} · {words}" if start else words


def seconds_words(seconds: float) -> str:
    """A length of time in the one or two units that matter."""
    if seconds < 1:
        return "less than 1 s"
    minutes, whole = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {whole} s" if minutes else f"{whole} s"


def count_words(count: int, one: str) -> str:
    """A counted thing: '1 problem', '33,474 weights'."""
    return f"{count:,} {one}" if count == 1 else f"{count:,} {one}s"


def _progress_words(progress: Progress) -> tuple[str, ...]:
    words = [STATE_WORDS[progress.state], *_place_words(progress)]
    if progress.state == "training":
        words += _speed_words(progress)
    return tuple(words)


def _place_words(progress: Progress) -> list[str]:
    return [f"epoch {progress.epoch:,} of {progress.epochs:,}", f"step {progress.step:,}"]


def _speed_words(progress: Progress) -> list[str]:
    words = []
    if progress.samples_per_second > 0:
        words.append(f"{_rounded(progress.samples_per_second):,} samples/s")
    if progress.seconds_left > 0 and isfinite(progress.seconds_left):
        words.append(f"{seconds_words(progress.seconds_left)} left")
    return words


def _ended_words(end: RunEnded, progress: Progress | None, shown: str) -> tuple[str, ...]:
    words = [*filter(None, [shown]), STATE_WORDS[end.state]]
    words += _place_words(progress) if progress else []
    if end.seconds:
        words.append(f"after {seconds_words(end.seconds)}")
    return tuple(words)


def _rounded(number: float) -> int:
    """To three figures: the rest is noise."""
    return round(float(f"{number:.3g}"))
