"""A neuron against its formula, and as the threshold neuron of the perceptron rule."""

from __future__ import annotations

import pytest
import torch

from engine.drawing import Drawing
from engine.language import Example, Map, Misfit, Type, registry
from engine.shapes.check import check
from tests.engine.drawn import node_of, placed_points, run_of
from tests.placed_block import placed

NEURON = registry()["neuron"]
POINTS = torch.tensor([[1.0, 2.0], [0.5, -1.0], [0.0, 0.0], [0.25, 0.125]])
FIRST = {"first_weights": (2.0, -4.0), "first_threshold": (0.5,)}


@pytest.mark.parametrize(
    ("activation", "function"),
    [
        ("step", lambda z: (z > 0).float()),
        ("sigmoid", torch.sigmoid),
        ("tanh", torch.tanh),
        ("relu", torch.relu),
        ("identity", lambda z: z),
    ],
)
def test_the_threshold_is_subtracted_and_the_slope_stands_before_both(
    activation: str, function: torch.nn.Module
) -> None:
    entry = Example(Map({"x": Type((2,))}))
    node = placed(NEURON, entry, activation=activation, slope=3.0, **FIRST)

    found = node.compute({"x": POINTS})["y"]

    z = 3 * (2 * POINTS[:, :1] - 4 * POINTS[:, 1:] - 0.5)
    torch.testing.assert_close(found, function(z))


def test_a_neuron_without_first_weights_is_drawn_as_a_linear_layer_is() -> None:
    node = placed(NEURON, Example(Map({"x": Type((4,))})))
    torch.manual_seed(0)
    expected = torch.nn.Linear(4, 1)

    assert torch.equal(node.module.get_parameter("weight"), expected.weight)
    assert torch.equal(node.module.get_parameter("threshold"), expected.bias)


def test_first_weights_of_another_count_name_both_blocks() -> None:
    drawing, moons = placed_points()
    neuron = drawing.place("neuron", moons["points"], title="Neuron", first_weights=(1.0, 2.0, 3.0))
    drawing.place("optimizer", drawing.place("binary_cross_entropy", neuron, moons["label"]))

    (problem,) = (p for p in check(drawing.document).problems if p.code == "misfit")

    assert problem.nodes == (neuron.id, moons.id)
    assert "expected 3 features, received 2" in problem.sentence
    assert "it has 3 first weights" in problem.sentence


def test_a_number_without_features_is_refused() -> None:
    with pytest.raises(Misfit, match="it has too few axes"):
        NEURON.shapes(Map({"x": Type(())}), NEURON.filled({}))  # type: ignore[misc]  # it has one


def test_a_step_of_the_perceptron_rule_is_the_one_of_the_deck() -> None:
    drawing = Drawing("Rule", batch_size=1, epochs=1)
    data = drawing.place("dataset", data="logic_gates", rows=50, gate="nand")
    neuron = drawing.place("neuron", data["inputs"], activation="step", title="Neuron", **FIRST)  # type: ignore[arg-type]  # parameters
    loss = drawing.place("perceptron_loss", neuron, data["label"])
    drawing.place("optimizer", loss, rule="perceptron", step_size=1.0)
    run = run_of(drawing.document)
    name, batches = node_of(run.document, "Neuron"), run.training.logic_gates
    w, b = torch.tensor([2.0, -4.0]), torch.tensor([0.5])
    moved = 0

    for _ in range(35):
        rows = batches.drawn
        run.step()
        x, t = (column[0] for column in batches.shuffled[rows])
        wrong = t - (w @ x - b > 0).float()
        w, b, moved = w + wrong * x, b - wrong, moved + int(wrong.abs())
        torch.testing.assert_close(run.weights()[f"{name}.weight"][0], w)
        torch.testing.assert_close(run.weights()[f"{name}.threshold"], b)

    assert moved > 1
