"""Training without a window: progress on standard error, the result as a value."""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from engine.document.values import Document
from engine.exchange.report import PICTURES, Report, Trained, write_report
from engine.latent.filming import Filming
from engine.latent.looking import spaces_of
from engine.latent.space import Space, latent_ports
from engine.observations.records import (
    Floats,
    Losses,
    Progress,
    Record,
    RunEnded,
    RunStarted,
    Validated,
)
from engine.program.views import view
from engine.shapes.verdicts import Verdict, verdicts
from engine.training.earlier import earlier_weights
from engine.training.folder import RunFolder, versions
from engine.training.loop import Failure, Loop, failing
from engine.training.run import Run

REPORT = "report.png"
BAR = 30
PICTURE_AXES = 2


@dataclass(frozen=True)
class Outcome:
    """What a run came to: the JSON value, lines for a person, and a sentence if it failed."""

    value: dict[str, object]
    lines: tuple[str, ...]
    message: str


class Listener:
    """Keeps what a run tells, and draws a progress bar on standard error; above it stands, from
    when on and until when, what is to be said of the values of the run.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._said: dict[tuple[str, str], Verdict] = {}
        self._first: dict[str, float] = {}
        self._told: dict[str, tuple[float, ...]] = {}
        """By node, the least value so far and the last."""
        self.losses: list[Losses] = []
        self.validated: list[Validated] = []
        self._start: RunStarted | None = None
        self._drawn = 0.0
        self._width = 0

    def tell(self, record: Record) -> None:
        """Take one record in."""
        match record:
            case Losses():
                self.losses.append(record)
                self._first.setdefault(record.optimizer, float(record.values["loss"][0]))
            case Validated():
                self.validated.append(record)
                self._take_in(record)
            case RunStarted():
                self._start = record
            case Progress():
                self._draw(record)

    def latest(self, split: str) -> dict[str, float]:
        """The last values of a split, by node id."""
        found = [dict(entry.values) for entry in self.validated if entry.split == split]
        return found[-1] if found else {}

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """What is to be said of the latest values."""
        return verdicts(self._document, self._told, self._first)

    def _take_in(self, record: Validated) -> None:
        for node, value in record.values.items():
            self._told[node] = min(value, self._told.get(node, (value,))[0]), value
        if record.split == "validation":
            self._judge(record.epoch)

    def _judge(self, epoch: int) -> None:
        """Say what is new, and what is over; at the end all of it is said again."""
        found = {(each.node, each.template): each for each in self.verdicts}
        over = [f"{old.title}: no longer." for key, old in self._said.items() if key not in found]
        new = [each.sentence for key, each in found.items() if key not in self._said]
        for sentence in (*over, *new):
            line = f"epoch {epoch}: {sentence}"
            sys.stderr.write(f"\r{line:<{self._width}}\n")
        self._said = found

    def _words(self, progress: Progress) -> Iterator[str]:
        if self._start:
            yield from _stage_words(self._start, progress.step)
        yield from _progress_words(progress)

    def _draw(self, progress: Progress) -> None:
        is_over = progress.state not in ("training", "saving")
        if not is_over and time.perf_counter() - self._drawn < 0.1:  # noqa: PLR2004 - seconds between two drawings
            return
        self._drawn = time.perf_counter()
        filled = BAR * min(progress.epoch, progress.epochs) // progress.epochs
        bar = "█" * filled + "·" * (BAR - filled)
        end = "\n" if is_over else ""
        line = f"{bar} {', '.join(self._words(progress))}"
        sys.stderr.write(f"\r{line:<{self._width}}{end}")
        self._width = len(line)
        sys.stderr.flush()


def _stage_words(start: RunStarted, step: int) -> Iterator[str]:
    """The stage that a run is in, where it has several."""
    if found := start.stage_at(step):
        place, stage = found
        yield f"stage {place} of {len(start.stages)}: {', '.join(stage.titles)}"


def _progress_words(progress: Progress) -> Iterator[str]:
    """How far it is, and how fast and how long yet where that is known."""
    yield f"epoch {progress.epoch} of {progress.epochs}"
    yield f"step {progress.step:,}"
    if progress.samples_per_second > 0:
        yield f"{progress.samples_per_second:,.0f} samples/s"
    if progress.seconds_left >= 1 and math.isfinite(progress.seconds_left):
        yield f"{progress.seconds_left:.0f} s left"


def train(
    document: Document,
    run_dir: Path | None,
    report: Path | None,
    device: torch.device,
    earlier: Sequence[Path] = (),
) -> Outcome:
    """Train a document. `report` is a folder that is there, `earlier` the folders of earlier runs.

    Raises NotTrainable where the document has problems, Failure where the network cannot be made,
    OSError where the run cannot be kept.
    """
    with failing():
        run = Run(document, device, earlier_weights(document, earlier))
    listener = Listener(document)
    name = time.strftime("%Y%m%d-%H%M%S")
    folder = RunFolder(run_dir) if run_dir else None
    loop = Loop(run, name, listener.tell, folder)
    ended = _walk(loop, _filming(run, folder))
    message = "The run was stopped." if ended.state == "stopped" else ended.message
    if report and not message:
        _write_report(report / REPORT, run, listener)
    return _outcome(run, loop, listener, message, report)


def _filming(run: Run, folder: RunFolder | None) -> Filming:
    """What films a run that is kept."""
    filming = Filming()
    if folder:
        folder.film = filming.begin(spaces_of(run))
    return filming


def _walk(loop: Loop, filming: Filming) -> RunEnded:
    loop.start()
    try:
        filming.shoot()
        while loop.step():
            if filming.is_due:
                filming.shoot()
        filming.shoot()
    except Failure as fault:
        return loop.end("failed", str(fault), fault.blame)
    except KeyboardInterrupt:
        return loop.end("stopped")
    return loop.end("finished")


def _outcome(
    run: Run, loop: Loop, listener: Listener, message: str, report: Path | None
) -> Outcome:
    training = {entry.optimizer: float(entry.values["loss"][-1]) for entry in listener.losses}
    told = {
        "training": training,
        "validation": listener.latest("validation"),
        "test": listener.latest("test"),
    }
    drawn = str(report / REPORT) if report and not message else None
    value: dict[str, object] = {
        **_numbers(run, loop),
        **{split: _rows(run, values) for split, values in told.items()},
        "versions": versions(),
        "run_folder": str(loop.folder.path) if loop.folder else None,
        "report": drawn,
        "failure": message or None,
    }
    head = f"{run.document.title}: {run.steps:,} steps in {loop.seconds:.1f} s"
    judged = [verdict.sentence for verdict in listener.verdicts]
    tail = [f"Report: {drawn}"] if drawn else []
    lines = (f"{head}, seed {run.document.settings.seed}", *_lines(run, told), *judged, *tail)
    return Outcome(value, (*lines, message) if message else lines, message)


def _numbers(run: Run, loop: Loop) -> dict[str, object]:
    """What was trained, how far and on what."""
    settings = run.document.settings
    return {
        "document": run.document.title,
        "seed": settings.seed,
        "steps": run.steps,
        "epochs": run.epoch,
        "seconds": round(loop.seconds, 3),
        "weights": run.weight_count,
        "threads": settings.threads,
        "device": str(run.device),
    }


def _rows(run: Run, values: Mapping[str, float]) -> list[dict[str, object]]:
    """Values by node; JSON has no word for what is no number."""
    nodes = run.document.graph.nodes
    return [
        {"id": node, "title": nodes[node].title, "value": value if math.isfinite(value) else None}
        for node, value in values.items()
    ]


def _lines(run: Run, told: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """Values as they are printed: their split, the title of their loss or measure, five places."""
    losses = {entry.node.id: entry.total.node for entry in run.program.plan.learners}
    for split, values in told.items():
        for node, value in values.items():
            title = run.document.graph.nodes[losses.get(node, node)].title
            yield f"{split:<11} {title:<24} {value:.5f}"


def _write_report(path: Path, run: Run, listener: Listener) -> None:
    ports = latent_ports(run.program)
    cloud = Space(run, ports[0]).cloud("") if ports else None
    pairs = _pairs(run)
    trained = [
        Trained(entry.node.id, entry.node.title, entry.total.node)
        for entry in run.program.plan.learners
    ]
    title = run.document.title
    shown = Report(title, trained, listener.losses, listener.validated, cloud, pairs)
    write_report(path, shown)


def _pairs(run: Run) -> tuple[Floats, Floats] | None:
    """Test pictures and what the network makes of them, where the first loss compares pictures."""
    plan = run.program.plan
    total = plan.learners[0].total.node
    sources = plan.scope.sources(total)
    if set(sources) != {"prediction", "target"}:
        return None
    prediction, target = sources["prediction"], sources["target"]
    if len(plan.scope.type(target).shape) != PICTURE_AXES or target.node not in run.rows:
        return None
    made = view(run.program, "reconstruct", prediction)
    if any(end.node not in run.rows for end in made.part.arguments):
        return None
    columns = {
        end: run.rows[end.node]["test"][plan.scope.outputs(end.node).index(end)][:PICTURES]
        for end in (*made.part.arguments, target)
    }
    with torch.no_grad():
        arguments = [columns[end].to(run.device) for end in made.part.arguments]
        pictures = run.loaded.add(made)(run.looking, *arguments)
    return columns[target].cpu().numpy(), pictures.detach().cpu().numpy()
