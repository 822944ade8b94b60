"""Samples that cannot be chosen, kept, placed or scored."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np

from app import places
from app.latent_view.space.kept_columns import KeptColumns
from app.latent_view.space.kept_file import FILE
from app.latent_view.space.latent import Latent
from app.latent_view.space.sample_files import NoSample, sample_in
from app.session import Session
from engine.commands import Ask, Train
from engine.document.values import Document
from engine.observations.records import RunEnded
from engine.questions.anomalies import ScoreSamples
from engine.questions.question import NoAnswer, Question
from engine.questions.samples import DataName, DescribeSamples, FindNearest, PlaceValues
from engine.questions.spots import OfRow
from tests.bad_inputs.bench import Bench, Row, Trial
from tests.engine.drawn import diverging, moons_autoencoder, node_of
from tests.engine.latent.readings.test_rows_of_data import from_noise

PAGE = "Latent space"


def keeping(rows: list[int], name: str, content: str = "") -> Trial:
    """Keep samples as a column; a file that was there stays as it is."""

    def said(bench: Bench) -> str:
        latent = Latent(Session(Document("Digits")))
        kept, told = KeptColumns.of(latent), list[str]()
        kept.data = DataName("d" * 64, 60)
        kept.failed.connect(told.append)
        path = places.runs() / FILE
        if content:
            path.parent.mkdir(parents=True)
            path.write_text(content)
        assert not kept.keep(name, np.array(rows, np.int64))
        assert path.exists() == bool(content)
        assert not content or path.read_text() == content
        (sentence,) = told
        return sentence

    return said


def dropping(name: str, content: str) -> Trial:
    """Drop a file that holds no sample; it stays as it is."""

    def said(bench: Bench) -> str:
        path: Path = bench.folder / name
        path.write_text(content)
        try:
            sample_in(path)
        except NoSample as fault:
            assert path.read_text() == content
            return str(fault)
        raise AssertionError(name)

    return said


def asking(document: Callable[[], Document], question: Question) -> Trial:
    """Ask something of the space of a run that is over; what is sound is still answered."""

    def said(bench: Bench) -> str:
        with bench.engine() as engine:
            engine.send(Train("run-1", document()))
            engine.until(RunEnded)
            engine.send(Ask(node_of(document(), "Code"), "z", 1, question))
            return engine.until(NoAnswer).sentence

    return said


ROWS = (
    Row(
        "Keep a column of no samples",
        PAGE,
        keeping([], "ugly"),
        "Select some samples first; then they can be kept as a column.",
    ),
    Row("Keep a column without a name", PAGE, keeping([1], "  "), "Give the column a name."),
    Row(
        "Keep a column where the file of columns is damaged",
        PAGE,
        keeping([1], "ugly", '{"columns": ['),
        (
            "columns.json holds no columns of selections: it is damaged, or a newer version wrote "
            "it. It was left as it is; move it away to keep new ones there."
        ),
    ),
    Row(
        "Drop a document as a sample",
        PAGE,
        dropping("rings.loom", "{}"),
        "rings.loom is neither a picture nor a table; choose a PNG or a CSV file.",
    ),
    Row(
        "Drop a table without numbers",
        PAGE,
        dropping("names.csv", "a,b\n"),
        "names.csv holds no row of numbers; write one row, with commas between.",
    ),
    Row(
        "Drop a text that is called a picture",
        PAGE,
        dropping("seven.png", "seven"),
        "seven.png is no picture that can be read; choose another one.",
    ),
    Row(
        "Place a row with too many numbers",
        PAGE,
        asking(moons_autoencoder, PlaceValues(np.ones(3, np.float32))),
        "Expected a sample of points, 2, received 3 numbers; choose another file.",
    ),
    Row(
        "Describe a sample that is not there",
        PAGE,
        asking(moons_autoencoder, DescribeSamples((200,))),
        "Expected samples from 0 to 199, received 200.",
    ),
    Row(
        "Look for the neighbours of noise",
        PAGE,
        asking(from_noise, FindNearest(OfRow(0))),
        "This space is made of noise alone, so there are no samples behind its points.",
    ),
    Row(
        "Score by density where codes are no numbers",
        PAGE,
        asking(lambda: diverging(epochs=300), ScoreSamples("density")),
        "Some codes are no numbers, so they have no density; train with a smaller step size.",
    ),
)
