"""Moments at which something cannot be done: in a run, between runs, beside another window."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from app import places
from app.bridge.client import EngineClient
from app.bridge.process import ProcessHost
from app.files.files import Files
from app.files.journal import DAMAGED_SUFFIX, new_slot
from app.files.lock import DocumentLock
from app.files.recovery import Recovery
from app.session import Session
from app.windows.running import Running
from engine.commands import Ask, Pause, Reopen, SetStepSize, Stop, Train
from engine.document.files import read_document, write_document
from engine.document.values import Document
from engine.observations.records import Progress, Refused, RunEnded
from engine.questions.decoding import DecodeSpots
from engine.questions.question import NoAnswer
from engine.questions.spots import At
from tests.app.files.scene import RINGS, Ear, change
from tests.bad_inputs.bench import Bench, Row, Trial
from tests.bad_inputs.files import OPEN
from tests.bad_inputs.graphs import of_other_size
from tests.engine.asked import LONG
from tests.engine.drawn import classifier, diverging, node_of, too_wide


def training(document: Callable[[], Document], device: str = "auto", folder: str = "") -> Trial:
    """Train a document; how the run ends. The engine trains another one behind it."""

    def ended(bench: Bench) -> str:
        (bench.folder / "file").write_text("no folder")
        place = str(bench.folder / folder) if folder else ""
        bench.patch.setattr("torch.cuda.is_available", lambda: False)
        bench.patch.setattr("torch.backends.mps.is_available", lambda: False)
        with bench.engine() as engine:
            engine.send(Train("run-1", document(), place, device))
            end = engine.until(RunEnded)
            assert end.state == "failed"
            engine.send(Train("run-2", classifier(epochs=1)))
            assert engine.until(RunEnded).state == "finished"
        assert (bench.folder / "file").read_text() == "no folder"
        return end.message

    return ended


def step_size(bench: Bench) -> str:
    """Give the optimizer of a run a step size that is too large; the run goes on."""
    document = classifier(epochs=LONG)
    with bench.engine() as engine:
        engine.send(Train("run-1", document), Pause())
        paused = engine.state("paused")
        engine.send(SetStepSize(node_of(document, "Adam"), 1e9))
        said = engine.until(Refused).message
        engine.send(Stop())
        assert engine.until(RunEnded).steps == paused.step
    return said


def decoding(bench: Bench) -> str:
    """Ask what a point of a latent space decodes to before anything was trained."""
    with bench.engine() as engine:
        engine.send(Ask("n1", "z", 1, DecodeSpots((At(0.0, 0.0),))))
        return engine.until(NoAnswer).sentence


def reopening(name: str, content: bytes) -> Trial:
    """Reopen a kept run, one of whose files was replaced; its folder stays as it is."""

    def refused(bench: Bench) -> str:
        folder = bench.folder / "run-1"
        with bench.engine() as engine:
            engine.send(Train("run-1", classifier(epochs=1), str(folder)))
            engine.until(RunEnded)
            (folder / name).write_bytes(content)
            before = {path: path.read_bytes() for path in folder.iterdir()}
            engine.send(Reopen("run-2", str(folder)))
            said = engine.until(Refused).message
        assert {path: path.read_bytes() for path in folder.iterdir()} == before
        return said

    return refused


def reopening_beside_a_run(bench: Bench) -> str:
    """Reopen a run while another one goes on, which is not disturbed."""
    with bench.engine() as engine:
        engine.send(Train("run-1", classifier(epochs=LONG)), Pause())
        engine.state("paused")
        engine.send(Reopen("run-2", str(bench.folder)))
        said = engine.until(Refused).message
        engine.send(Stop())
        assert engine.until(RunEnded, lambda end: end.run == "run-1").state == "stopped"
        assert engine.all(Progress)[-1].run == "run-1"
    return said


def killed(bench: Bench) -> str:
    """Kill the process of the engine; the document stays, and another engine can be started."""
    session, client = Session(classifier()), EngineClient(ProcessHost)
    running, before = Running(session, client), session.document
    try:
        running.train()
        host = client.host
        assert isinstance(host, ProcessHost)
        with bench.qtbot.waitSignal(running.died, timeout=20_000) as died:
            os.kill(host.pid, signal.SIGKILL)
        assert session.document is before
        assert not session.run.is_active
        client.start()
        assert client.is_running
    finally:
        client.stop()
    return str(died.args[0])


def blocked(bench: Bench) -> str:
    """Press Train with a problem on the canvas; no engine is started."""
    session, client = Session(of_other_size()), EngineClient(ProcessHost)
    running, before = Running(session, client), session.document
    with bench.qtbot.waitSignal(running.blocked) as said:
        running.train()
    assert session.document is before
    assert not client.is_running
    return str(said.args[0])


def in_another_window(bench: Bench) -> str:
    """Open a document that another window has open."""
    path, lock = rings(bench.folder), DocumentLock()
    lock.take(path)
    with bench.files() as (files, _, ear):
        files.may_leave = lambda: True  # type: ignore[method-assign]  # no question is asked
        assert not files.open_path(path)
        said = question(ear, "lock")
    lock.release()
    return said


def changed_on_disk(bench: Bench) -> str:
    """Another program writes the file while there are unsaved changes: both are kept."""
    path = rings(bench.folder)
    with following(bench, path) as (session, ear):
        change(session, 7)
        write_document(Document("Theirs"), path)
        bench.qtbot.waitUntil(lambda: bool(ear.questions))
        assert session.document.settings.epochs == 7
        assert read_document(path).title == "Theirs"
        return question(ear, "disk")


def deleted_on_disk(bench: Bench) -> str:
    """Another program deletes the file: what is shown stays, as unsaved."""
    path = rings(bench.folder)
    with following(bench, path) as (session, ear):
        path.unlink()
        bench.qtbot.waitUntil(lambda: bool(ear.failed))
        assert session.graph == RINGS.graph
        assert session.is_dirty
        return ear.failed[0]


def question(ear: Ear, name: str) -> str:
    """A question with the buttons that stand beside it."""
    words, choices = ear.questions[name]
    return " ".join([words, *(f"[{choice.title}]" for choice in choices)])


@contextmanager
def following(bench: Bench, path: Path) -> Iterator[tuple[Session, Ear]]:
    """A window that has the document of a file open."""
    session, window, ear = Session(), QWidget(), Ear()
    bench.qtbot.addWidget(window)
    settings = QSettings(str(bench.folder / "settings.ini"), QSettings.Format.IniFormat)
    files = Files(session, window, settings)
    ear.listen(files)
    try:
        assert files.open_path(path)
        yield session, ear
    finally:
        files.close()


def rings(folder: Path) -> Path:
    """The file of a document."""
    path = folder / "Rings.loom"
    write_document(RINGS, path)
    return path


def damaged_journal(bench: Bench) -> str:
    """Start where a killed window has left changes that cannot be read; they are kept aside."""
    slot = new_slot(places.journals())
    slot.write(b'{"journal": 1, "name": "Ri')
    slot.let_go()
    with bench.files() as (files, _, ear):
        Recovery(files.telling, files.recover).look()
    aside = slot.path.with_name(slot.path.name + DAMAGED_SUFFIX)
    assert aside.read_bytes() == b'{"journal": 1, "name": "Ri'
    (said,) = ear.failed
    return said.replace(str(aside), "{file}")


RUN, WINDOW = "Run", "Window"

ROWS = (
    Row(
        "Train with a problem on the canvas",
        RUN,
        blocked,
        "One problem keeps this network from training; it is listed below.",
    ),
    Row(
        "Train on an empty canvas",
        RUN,
        training(Document),
        (
            "The document: its canvas is empty, so there is nothing to train. Drag blocks "
            "onto the canvas, or open the example."
        ),
    ),
    Row(
        "A loss that is no number",
        RUN,
        training(diverging),
        (
            "Adam: expected a finite loss, received no number at step 4; lower its step "
            "size, or look at what reaches the loss."
        ),
    ),
    Row(
        "A network that fits in no memory",
        RUN,
        training(too_wide),
        (
            "There is not enough memory: 262,144 GiB were asked for at once. Make layers or"
            " the batch smaller, or train on another device."
        ),
    ),
    Row(
        "A GPU that is not there",
        RUN,
        training(classifier, "cuda"),
        "Device: expected one of auto, cpu on this machine, received 'cuda'.",
    ),
    Row(
        "A run folder that cannot be written",
        RUN,
        training(classifier, folder="file/run"),
        (
            "The run cannot be kept in {folder}/file/run: {folder}/file is no folder; save "
            "into another one."
        ),
    ),
    Row(
        "The engine is killed",
        RUN,
        killed,
        (
            "The engine stopped unexpectedly (killed by signal 9). Your document and the "
            "plots are kept; press Train to start it again."
        ),
    ),
    Row(
        "A step size of 1e9 during a run",
        RUN,
        step_size,
        (
            "Adam, step size: expected 0.000001 to 10, received 1,000,000,000; the run goes"
            " on as it was."
        ),
    ),
    Row(
        "Decode before a run",
        RUN,
        decoding,
        "No run shows this latent space; train the network, or open one of its runs.",
    ),
    Row(
        "Reopen a run during another",
        RUN,
        reopening_beside_a_run,
        "A run is going on; stop it before another one is opened.",
    ),
    Row(
        "Reopen a run with a damaged run.json",
        RUN,
        reopening("run.json", b'{"run": "ru'),
        ("run.json cannot be read: it ends early, in line 1. Put it back, or delete this run."),
    ),
    Row(
        "Reopen a run with the weights of another",
        RUN,
        reopening("weights.safetensors", b"\x00"),
        (
            "weights.safetensors is not the file that this run kept: its SHA-256 is another"
            " than in run.json. Put the right file back, or delete this run."
        ),
    ),
    Row(
        "A document that another window has open",
        OPEN,
        in_another_window,
        (
            "Rings.loom is open in another Neuroloom window (process {process} on this "
            "machine). [Open a copy] [Open anyway]"
        ),
    ),
    Row(
        "Another program writes the file",
        WINDOW,
        changed_on_disk,
        (
            "Rings.loom was changed by another program, and you have changes that are not "
            "saved. [Load theirs] [Keep mine]"
        ),
    ),
    Row(
        "Another program deletes the file",
        WINDOW,
        deleted_on_disk,
        ("Rings.loom was deleted or moved by another program; save to keep what is shown here."),
    ),
    Row(
        "A damaged journal of a killed window",
        WINDOW,
        damaged_journal,
        (
            "Unsaved changes of an earlier window cannot be read (it ends early, in line "
            "1); {file} keeps them, and the document is as it was saved last."
        ),
    ),
)
