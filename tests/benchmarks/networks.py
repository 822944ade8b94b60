"""The two networks that are measured: the example, and one that is as small as they come."""

from __future__ import annotations

from dataclasses import replace

from engine.document.files import read_document
from engine.document.values import Document
from engine.drawing import Drawing
from engine.examples import example_paths


def digits_autoencoder() -> Document:
    """The example, trained for long enough to be measured."""
    document = read_document(example_paths()["digits-autoencoder"])
    return replace(document, settings=replace(document.settings, epochs=800))


def moons_classifier() -> Document:
    """2-8-8-1 on two moons."""
    drawing = Drawing("Moons", batch_size=32, epochs=1200)
    data = drawing.place("dataset", data="moons")
    first = drawing.place("dense", data["points"], units=8, activation="tanh")
    second = drawing.place("dense", first, units=8, activation="tanh")
    answer = drawing.place("probability", second)
    loss = drawing.place("binary_cross_entropy", answer, data["label"])
    drawing.place("optimizer", loss, step_size=0.001)
    return drawing.document


def single_neurons() -> Document:
    """2-16-1 on two moons, of 17 blocks with one neuron each."""
    drawing = Drawing("Neurons", batch_size=32, epochs=1200)
    data = drawing.place("dataset", data="moons")
    hidden = [drawing.place("neuron", data["points"], activation="tanh") for _ in range(16)]
    beside = drawing.place("concatenate", *hidden, inputs=len(hidden))
    answer = drawing.place("neuron", beside)
    loss = drawing.place("binary_cross_entropy", answer, data["label"])
    drawing.place("optimizer", loss, step_size=0.001)
    return drawing.document
