"""Looking at the network of a service: watched spaces and decoded points."""

from dataclasses import replace

import numpy as np
import pytest

from engine.commands import (
    MeasureGradients,
    MeasureTime,
    Pause,
    ReadWeights,
    StepOnce,
    Stop,
    Train,
    Watch,
)
from engine.document.values import Document
from engine.latent.space import Space
from engine.observations.records import (
    Cloud,
    GradientNorms,
    Losses,
    NodeWeights,
    Refused,
    RunEnded,
    StepTime,
)
from engine.questions.question import Answer, NoAnswer
from tests.engine.asked import LONG, Engine, code, decode, decoded
from tests.engine.drawn import diverging, moons_autoencoder, node_of, run_of, told_by


def test_the_service_trains_as_the_run_does(engine: Engine) -> None:
    document = moons_autoencoder(dimensions=3, epochs=40)
    expected = [values[0] for _, values in told_by(run_of(document), 80)]

    engine.send(Watch((code(document),)), Train("run-1", document, device="cpu"))
    engine.send(*(decode(document, request) for request in range(20)))
    engine.until(RunEnded)

    told = np.concatenate([entry.values["loss"] for entry in engine.all(Losses)])
    assert told.tolist() == expected


def test_a_watched_space_is_sent_as_training_goes_on(engine: Engine) -> None:
    document = moons_autoencoder(epochs=LONG)
    engine.send(Watch((code(document),)), Train("run-1", document))

    first = engine.until(Cloud)
    later = engine.until(Cloud, lambda cloud: cloud.step > first.step)

    assert (later.run, later.node, later.port) == ("run-1", *code(document))
    assert first.points.shape == (200, 2)


def test_the_last_cloud_shows_the_finished_network(engine: Engine) -> None:
    document = moons_autoencoder(epochs=2)
    engine.send(Watch((code(document),)), Train("run-1", document))

    engine.until(RunEnded)

    assert engine.all(Cloud)[-1].step == 4
    assert isinstance(engine.records[-1], RunEnded)


def test_a_space_that_is_watched_late_is_sent_at_once(engine: Engine) -> None:
    document = moons_autoencoder()
    engine.send(Train("run-1", document))
    engine.until(RunEnded)

    engine.send(Watch((code(document),)))

    assert engine.until(Cloud).step == 4


def test_each_step_of_a_paused_run_is_shown(engine: Engine) -> None:
    document = moons_autoencoder(epochs=LONG)
    engine.send(Watch((code(document),)), Train("run-1", document), Pause())
    paused = engine.state("paused").step

    engine.send(StepOnce())

    engine.until(Cloud, lambda cloud: cloud.step == paused + 1)


def test_watching_nothing_ends_the_clouds(engine: Engine) -> None:
    document = moons_autoencoder()
    engine.send(Watch((code(document),)), Watch(()), Train("run-1", document))

    engine.until(RunEnded)

    assert engine.all(Cloud) == []


def test_a_port_that_is_no_latent_space_is_not_shown(engine: Engine) -> None:
    engine.send(Watch((("n1", "points"), ("n99", "z"))), Train("run-1", moons_autoencoder()))

    engine.until(RunEnded)

    assert engine.all(Cloud) == []


def test_before_any_run_nothing_can_be_decoded(engine: Engine) -> None:
    document = moons_autoencoder()
    engine.send(decode(document))

    refused = engine.until(NoAnswer)

    assert (refused.run, refused.node, refused.port) == ("", *code(document))
    assert "train the network" in refused.sentence


def test_a_point_is_decoded_while_a_run_goes_on_and_when_it_is_over(engine: Engine) -> None:
    document = moons_autoencoder(epochs=LONG)
    engine.send(Train("run-1", document), decode(document, 1))
    during = engine.until(Answer)
    engine.send(Stop())
    engine.until(RunEnded)

    engine.send(decode(document, 2))

    after = engine.until(Answer)
    assert (during.request, after.request) == (1, 2)
    assert decoded(after).points == pytest.approx(np.array([[0.1, 0.2]]))
    assert decoded(after).values.shape == (1, 2)


def test_a_point_is_decoded_while_a_run_pauses(engine: Engine) -> None:
    document = moons_autoencoder(epochs=LONG)
    engine.send(Train("run-1", document), Pause(), decode(document, 5))

    assert engine.until(Answer).request == 5


def test_a_port_that_is_no_latent_space_cannot_be_decoded(engine: Engine) -> None:
    engine.send(
        Train("run-1", moons_autoencoder()), replace(decode(moons_autoencoder()), node="n1")
    )

    assert engine.until(NoAnswer).node == "n1"


def test_a_network_that_has_diverged_can_be_looked_at(engine: Engine) -> None:
    document = diverging(dimensions=3, epochs=LONG)
    engine.send(Train("run-1", document))
    engine.until(RunEnded)

    engine.send(Watch((code(document),)), decode(document))

    assert engine.until(Answer).run == "run-1"
    assert engine.all(Cloud)


def test_a_look_that_fails_is_refused_and_the_run_goes_on(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full memory, which no test can bring about."""
    document = moons_autoencoder(epochs=30)
    monkeypatch.setattr(Space, "cloud", _out_of_memory)
    engine.send(Watch((code(document),)), Train("run-1", document))

    ended = engine.until(RunEnded)

    assert (ended.state, ended.steps) == ("finished", 60)
    assert [refused.message for refused in engine.all(Refused)] == ["no memory is left"]


def test_a_look_without_a_run_that_fails_is_refused(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = moons_autoencoder(epochs=1)
    monkeypatch.setattr(Space, "decode", _out_of_memory)
    engine.send(Train("run-1", document))
    engine.until(RunEnded)

    engine.send(decode(document))

    assert engine.until(NoAnswer).run == "run-1"


def test_a_document_that_is_refused_leaves_the_network_before_it(engine: Engine) -> None:
    document = moons_autoencoder()
    engine.send(Train("run-1", document), Train("run-2", Document()), decode(document))

    assert engine.until(Answer).run == "run-1"


def test_the_time_of_a_step_is_told_and_the_run_goes_on_as_without(engine: Engine) -> None:
    document = moons_autoencoder(epochs=40)
    expected = [values[0] for _, values in told_by(run_of(document), 80)]

    engine.send(Train("run-1", document, device="cpu"), *[MeasureTime()] * 3)
    engine.until(RunEnded)

    assert set(engine.all(StepTime)[-1].shares) == set(document.graph.nodes)
    told = np.concatenate([entry.values["loss"] for entry in engine.all(Losses)])
    assert told.tolist() == expected


def test_the_time_of_a_step_is_told_of_a_run_that_is_over(engine: Engine) -> None:
    engine.send(Train("run-1", moons_autoencoder()))
    engine.until(RunEnded)

    engine.send(MeasureTime())

    assert engine.until(StepTime).run == "run-1"


def test_the_gradients_are_told_and_the_run_goes_on_as_without(engine: Engine) -> None:
    document = moons_autoencoder(epochs=40)
    expected = [values[0] for _, values in told_by(run_of(document), 80)]

    engine.send(Train("run-1", document, device="cpu"), *[MeasureGradients()] * 3)
    engine.until(RunEnded)

    (norms,) = engine.all(GradientNorms)[-1].norms.values()
    assert set(norms) < set(document.graph.nodes)
    told = np.concatenate([entry.values["loss"] for entry in engine.all(Losses)])
    assert told.tolist() == expected


def test_the_weights_of_a_node_are_told_and_the_run_goes_on_as_without(engine: Engine) -> None:
    document = moons_autoencoder(epochs=40)
    node = node_of(document, "Code")
    expected = [values[0] for _, values in told_by(run_of(document), 80)]

    engine.send(Train("run-1", document, device="cpu"), *[ReadWeights(node)] * 3)
    engine.until(RunEnded)

    told = engine.all(NodeWeights)[-1]
    assert (told.run, told.node, len(told.values["weight"])) == ("run-1", node, 16)
    losses = np.concatenate([entry.values["loss"] for entry in engine.all(Losses)])
    assert losses.tolist() == expected


def test_without_a_run_no_gradients_are_told(engine: Engine) -> None:
    engine.send(MeasureGradients(), Train("run-1", moons_autoencoder()))

    engine.until(RunEnded)

    assert engine.all(GradientNorms) == []


def test_without_a_run_no_time_is_told(engine: Engine) -> None:
    engine.send(MeasureTime(), Train("run-1", moons_autoencoder()))

    engine.until(RunEnded)

    assert engine.all(StepTime) == []


def _out_of_memory(*_: object) -> None:
    raise RuntimeError("no memory is left")
