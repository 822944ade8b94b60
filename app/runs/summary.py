"""A run summed up in lines: how far it came, what was measured, what it was made with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.counting import count_words
from app.plots.axis import figure
from app.run_names import state_words
from app.runs.kept import KeptRun
from app.runs.run_words import seconds_words
from app.words import tr
from engine.observations.about import About, Best


@dataclass(frozen=True)
class Line:
    """A line of a summary."""

    label: str
    value: str


def summary_of(run: KeptRun) -> tuple[Line, ...]:
    """The lines of a run; of one that cannot be read only why, and where it is."""
    about = run.about
    if about is None:
        return Line(tr("Unreadable"), run.fault), Line(tr("Kept in"), str(run.folder))
    return (
        *_course(about),
        *_measured(about),
        *_made_with(about),
        Line(tr("Kept in"), str(run.folder)),
    )


def summary_text(run: KeptRun) -> str:
    """The summary to be pasted elsewhere, a line each."""
    about = run.about
    head = [about.title, run.name] if about else [run.id]
    lines = [f"{line.label}: {line.value}" for line in summary_of(run)]
    return "\n".join([*head, *lines])


def main_value(about: About) -> str:
    """The one figure that tells most of a run, for a list: its first loss on the test rows."""
    if test := _known(about.test):
        return tr("test {loss}", loss=figure(test[0]))
    if validation := _known(_last(about)):
        return tr("validation {loss}", loss=figure(validation[0]))
    return ""


def _known(values: Mapping[str, float | None]) -> list[float]:
    return [value for value in values.values() if value is not None]


def _last(about: About) -> dict[str, float | None]:
    return {node: best.last for node, best in about.validation.items()}


def _course(about: About) -> Iterator[Line]:
    yield Line(tr("State"), state_words(about))
    if about.message:
        yield Line(tr("Reason"), about.message)
    done = tr("{done} of {all}", done=f"{about.epochs_done:,}", all=f"{about.epochs:,}")
    yield Line(tr("Epochs"), done)
    yield Line(tr("Steps"), f"{about.steps:,}")
    yield Line(tr("Time"), seconds_words(about.seconds))


def _measured(about: About) -> Iterator[Line]:
    for node, best in about.validation.items():
        yield Line(tr("{title}, validation", title=about.titles.get(node, node)), _best(best))
    for node, value in about.test.items():
        yield Line(tr("{title}, test", title=about.titles.get(node, node)), _number(value))


def _best(best: Best) -> str:
    last = _number(best.last)
    if best.highest is not None and best.highest != best.last:
        highest, epoch = _number(best.highest), f"{best.highest_epoch:,}"
        words = "{last}, highest {highest} in\u00a0epoch\u00a0{epoch}"
        return tr(words, last=last, highest=highest, epoch=epoch)
    if best.lowest is not None and best.lowest != best.last:
        lowest, epoch = _number(best.lowest), f"{best.lowest_epoch:,}"
        words = "{last}, lowest {lowest} in\u00a0epoch\u00a0{epoch}"
        return tr(words, last=last, lowest=lowest, epoch=epoch)
    return last


def _made_with(about: About) -> Iterator[Line]:
    yield Line(tr("Weights"), f"{about.weights:,}")
    yield Line(tr("Seed"), str(about.seed))
    threads = count_words(about.threads, "thread")
    yield Line(tr("Device"), " · ".join(filter(None, [about.machine or about.device, threads])))
    for change in about.changes:
        title = about.titles.get(change.optimizer, change.optimizer)
        value = tr("{size} from step {step}", size=f"{change.step_size:g}", step=f"{change.step:,}")
        yield Line(tr("{title}, step size", title=title), value)


def _number(value: float | None) -> str:
    return tr("not a number") if value is None else figure(value)
