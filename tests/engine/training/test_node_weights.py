"""The weights of a node as a person reads them."""

from __future__ import annotations

import pytest

from engine.document import edits
from engine.document.values import Document
from engine.training.node_weights import node_weights
from tests.engine.drawn import (
    classifier,
    moons_autoencoder,
    node_of,
    placed_points,
    run_of,
    told_by,
)


def wide_classifier() -> Document:
    """Its hidden layer has 300 weights."""
    document = classifier()
    node = node_of(document, "Hidden")
    return edits.with_graph(document, edits.set_parameter(document.graph, [node], "units", 100))


def test_a_row_of_a_layer_tells_its_own_weights() -> None:
    drawing, moons = placed_points()
    first = ((1.0, 2.0), (3.0, 4.0))
    hidden = [
        drawing.place("neuron", moons["points"], title=f"Hidden {n}", first_weights=weights)
        for n, weights in enumerate(first)
    ]
    beside = drawing.place("concatenate", *hidden)
    loss = drawing.place("binary_cross_entropy", drawing.place("neuron", beside), moons["label"])
    drawing.place("optimizer", loss)
    run = run_of(drawing.document)

    told = [node_weights(run, neuron.id, "r1") for neuron in hidden]

    assert [each.values["weight"] for each in told] == list(first)
    assert [(each.run, each.node, each.step) for each in told] == [
        ("r1", neuron.id, 0) for neuron in hidden
    ]


def test_weights_are_those_after_the_last_step() -> None:
    document = classifier()
    run, node = run_of(document), node_of(document, "Told")
    before = node_weights(run, node).values

    told_by(run, 2)

    after = node_weights(run, node)
    assert after.step == 2
    assert after.values != before
    assert after.values["bias"] == pytest.approx(run.weights()[f"{node}.bias"].tolist())


def test_a_node_with_many_weights_or_none_tells_no_numbers() -> None:
    document = moons_autoencoder()
    run = run_of(document)

    titles = ("Moons", "Loss")
    assert all(not node_weights(run, node_of(document, title)).values for title in titles)
    assert not node_weights(run_of(wide := wide_classifier()), node_of(wide, "Hidden")).values
