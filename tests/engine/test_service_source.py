"""The text of documents, asked of a service beside a run."""

import numpy as np

from engine.commands import Pause, Stop, Train, WriteSource
from engine.document.values import Document
from engine.observations.records import Losses, Refused, RunEnded, SourceText
from engine.program.write import write
from tests.engine.asked import LONG, Engine
from tests.engine.drawn import classifier, diverging, moons_autoencoder, node_of, run_of, told_by


def test_a_document_is_written_without_a_run(engine: Engine) -> None:
    engine.send(WriteSource(3, classifier()))

    answer = engine.until(SourceText)

    assert (answer.request, answer.text) == (3, write(classifier()).text)


def test_a_run_goes_the_same_way_while_texts_are_written(engine: Engine) -> None:
    document = moons_autoencoder(dimensions=3, epochs=40)
    expected = [values[0] for _, values in told_by(run_of(document), 80)]

    engine.send(Train("run-1", document, device="cpu"))
    engine.send(*(WriteSource(request, classifier()) for request in range(5)))
    engine.until(RunEnded)

    told = np.concatenate([entry.values["loss"] for entry in engine.all(Losses)])
    assert engine.all(SourceText)[-1].request == 4
    assert told.tolist() == expected


def test_a_document_that_cannot_be_written_does_not_end_the_run(engine: Engine) -> None:
    engine.send(Train("run-1", classifier(epochs=LONG)), Pause(), WriteSource(1, Document()))
    refusal = engine.until(SourceText)
    engine.send(Stop())

    ended = engine.until(RunEnded)

    assert refusal.message.startswith("The document: its canvas is empty")
    assert (ended.state, engine.all(Refused)) == ("stopped", [])


def test_a_failed_run_names_the_node_and_the_line_of_its_text(engine: Engine) -> None:
    document = diverging(epochs=LONG)
    engine.send(Train("run-1", document))

    ended = engine.until(RunEnded)

    assert (ended.state, ended.node) == ("failed", node_of(document, "Adam"))
    assert "yield" in write(document).text.splitlines()[ended.line - 1]
