"""What the status bar says of a run, in words and numbers."""

from __future__ import annotations

from math import isfinite

from app.counting import count_words
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
        return (tr("Ready"),)
    if run.end:
        return _ended_words(run.end, run.progress, _shown_words(run))
    if not run.progress:
        return (_waiting_words(run),)
    return _progress_words(run.progress, _stage_words(run.start, run.progress.step))


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
    words = count_words(threads, "thread")
    return f"{start.device.upper()} · {words}" if start else words


def seconds_words(seconds: float) -> str:
    """A length of time in the one or two units that matter."""
    if seconds < 1:
        return tr("less than 1 s")
    minutes, whole = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return tr("{hours} h {minutes} min", hours=hours, minutes=minutes)
    if minutes:
        return tr("{minutes} min {seconds} s", minutes=minutes, seconds=whole)
    return tr("{seconds} s", seconds=whole)


def _stage_words(start: RunStarted | None, step: int) -> list[str]:
    """The stage that a run is in, where it has several."""
    found = start.stage_at(step) if start else None
    if not start or not found:
        return []
    place, stage = found
    places = {"place": place, "count": len(start.stages), "titles": ", ".join(stage.titles)}
    return [tr("stage {place} of {count}: {titles}", **places)]


def _progress_words(progress: Progress, stage: list[str]) -> tuple[str, ...]:
    words = [tr(STATE_WORDS[progress.state]), *stage, *_place_words(progress)]
    if progress.state == "training":
        words += _speed_words(progress)
    return tuple(words)


def _place_words(progress: Progress) -> list[str]:
    epoch, epochs = f"{progress.epoch:,}", f"{progress.epochs:,}"
    step = tr("step {step}", step=f"{progress.step:,}")
    return [tr("epoch {epoch} of {epochs}", epoch=epoch, epochs=epochs), step]


def _speed_words(progress: Progress) -> list[str]:
    words = []
    if progress.samples_per_second > 0:
        rate = f"{_rounded(progress.samples_per_second):,}"
        words.append(tr("{rate} samples/s", rate=rate))
    if progress.seconds_left > 0 and isfinite(progress.seconds_left):
        words.append(tr("{time} left", time=seconds_words(progress.seconds_left)))
    return words


def _ended_words(end: RunEnded, progress: Progress | None, shown: str) -> tuple[str, ...]:
    words = [*filter(None, [shown]), tr(STATE_WORDS[end.state])]
    words += _place_words(progress) if progress else []
    if end.seconds:
        words.append(tr("after {time}", time=seconds_words(end.seconds)))
    return tuple(words)


def _rounded(number: float) -> int:
    """To three figures: the rest is noise."""
    return round(float(f"{number:.3g}"))
