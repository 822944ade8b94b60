from __future__ import annotations

import numpy as np
import pytest

from engine.deck.runs import Runs
from engine.overrides import Unusable


def test_a_run_is_trained_once_and_with_its_seed() -> None:
    told: list[str] = []
    runs = Runs(1, told.append)
    first = runs.trained("digits-autoencoder")
    assert runs.trained("digits-autoencoder") is first
    assert first.run.document.settings.seed == 1
    assert told == ["digits-autoencoder, seed 1"]
    assert first.test("Reconstruction") == pytest.approx(
        float(((first.output("Pixels") - first.column("Digits.images")) ** 2).mean())
    )
    assert first.training("Reconstruction") < first.validation("Reconstruction")
    np.testing.assert_array_equal(first.output("Pixels"), first.output("Pixels.y"))
    images = first.column("Digits.images")[:3]
    answered = first.answer("Pixels", "Digits.images", images)
    np.testing.assert_allclose(answered, first.output("Pixels")[:3], atol=1e-6)
    with pytest.raises(KeyError, match="0 nodes 'Pixel'"):
        first.test("Pixel")
    with pytest.raises(KeyError, match="images, label, not ''"):
        first.column("Digits")


def test_a_document_is_changed_as_the_command_line_changes_it() -> None:
    document = Runs(0).document("digits-autoencoder", "Code.dimensions=3", seed=7)
    assert document.settings.seed == 7
    assert {node.parameters.get("dimensions") for node in document.graph.nodes.values()} == {
        None,
        3,
    }
    with pytest.raises(Unusable, match="Code"):
        Runs(0).document("digits-autoencoder", "Code.size=3")


def test_weights_of_one_example_start_another_and_stay_as_they_are() -> None:
    told: list[str] = []
    runs = Runs(0, told.append)

    found = runs.transferred("ten-labels", "Encoder", "noisy-digits-autoencoder")

    assert told == ["ten-labels, Encoder from noisy-digits-autoencoder, seed 0"]
    assert runs.transferred("ten-labels", "Encoder", "noisy-digits-autoencoder") is found
    node = found.node("Encoder")
    assert node.is_frozen
    assert node.weights_from is not None
    before = runs.trained("noisy-digits-autoencoder")
    theirs = before.run.weights()
    start = f"{before.node('Encoder').id}."
    for name, weight in found.run.weights().items():
        if name.startswith(f"{node.id}."):
            path = name.removeprefix(f"{node.id}.")
            np.testing.assert_array_equal(weight, theirs[start + path])
