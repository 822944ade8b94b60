"""Pictures that come out of watched ports."""

import numpy as np
import pytest

from engine.document.files import read_document
from engine.document.values import Document, End
from engine.examples import example_paths
from engine.latent.looking import Looking, spaces_of
from engine.latent.sheet import MOST_SAMPLES, Sheet, picture_ports, spread
from engine.observations.records import Record, Samples
from engine.training.run import Run
from tests.engine.drawn import node_of, run_of, told_by


@pytest.fixture
def document() -> Document:
    return read_document(example_paths()["digits-conditional-gan"])


@pytest.fixture
def run(document: Document) -> Run:
    return run_of(document)


def test_watched_ports_that_pictures_come_out_of_are_sheets(document: Document, run: Run) -> None:
    digits, made = node_of(document, "Digits"), node_of(document, "G")

    assert picture_ports(run.program) == (End(digits, "images"), End(made, "picture"))


def test_sheets_on_the_same_data_show_the_same_rows_which_are_for_validation(run: Run) -> None:
    real, made = [Sheet(run, end).samples("r") for end in picture_ports(run.program)]
    held_out = {row.numpy().tobytes() for row in run.rows[real.node]["validation"][0]}

    assert real.labels.tolist() == made.labels.tolist()
    assert real.labels.tolist() == sorted(real.labels.tolist())
    assert set(real.labels.tolist()) == set(range(10))
    assert all(value.tobytes() in held_out for value in real.values)
    assert made.values.shape == (MOST_SAMPLES, 8, 8)


def test_pictures_follow_the_weights_and_looking_changes_nothing(document: Document) -> None:
    run, alone = run_of(document), run_of(document)
    sheet = Sheet(run, End(node_of(document, "G"), "picture"))

    before, again = sheet.samples("r").values, sheet.samples("r").values
    told = told_by(run, 2)

    assert np.array_equal(before, again)
    assert not np.array_equal(before, sheet.samples("r").values)
    assert told == told_by(alone, 2)


def test_what_is_watched_is_told_of_as_clouds_are(document: Document, run: Run) -> None:
    records: list[Record] = []
    looking = Looking(records.append)
    looking.turn_to("run-1", spaces_of(run))

    looking.watch(picture_ports(run.program))
    looking.show_last()

    assert [type(record) for record in records] == [Samples] * 4
    assert looking.planes() == {}


def test_rows_are_spread_over_the_classes() -> None:
    labels = np.array([1, 0] * 100)

    assert [labels[row] for row in spread(labels)] == [0] * 10 + [1] * 10
    assert spread(np.array([2, 1])).tolist() == [1, 0]
