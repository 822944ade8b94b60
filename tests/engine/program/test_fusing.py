"""Single neurons as one layer: what the text then is, and that it changes no number."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from engine.document import edits
from engine.document.values import Document, End
from engine.drawing import Drawing, Placed
from engine.language import Value
from engine.program.views import view
from engine.program.write import write
from engine.training.timing import step_time
from tests.engine.drawn import node_of, placed_points, run_of, told_by


def neurons(drawing: Drawing, source: Placed | End, count: int) -> list[Placed]:
    """Neurons on one value, called Hidden 1, Hidden 2, ..."""
    titles = (f"Hidden {number}" for number in range(1, count + 1))
    return [drawing.place("neuron", source, title=title) for title in titles]


def answered(drawing: Drawing, hidden: list[Placed], data: Placed) -> Document:
    """A neuron behind all of them, and what trains them."""
    beside = drawing.place("concatenate", *hidden, title="Hidden", inputs=len(hidden))
    answer = drawing.place("neuron", beside, title="Answer")
    loss = drawing.place("binary_cross_entropy", answer, data["label"], title="Loss")
    drawing.place("optimizer", loss, step_size=0.1)
    return drawing.document


def fused(count: int = 3) -> Document:
    """Two moons told apart by neurons that are one layer."""
    drawing, moons = placed_points()
    return answered(drawing, neurons(drawing, moons["points"], count), moons)


def single(count: int = 3) -> Document:
    """The same network, whose neurons stay single: each is looked at before it is joined."""
    drawing, moons = placed_points()
    hidden = [
        drawing.place("activation", neuron, activation="identity", title=f"Same {number}")
        for number, neuron in enumerate(neurons(drawing, moons["points"], count))
    ]
    return answered(drawing, hidden, moons)


def changed(document: Document, title: str, name: str, value: Value) -> Document:
    graph = edits.set_parameter(document.graph, [node_of(document, title)], name, value)
    return edits.with_graph(document, graph)


def test_neurons_on_one_value_are_one_line() -> None:
    text = write(fused()).text

    assert "hidden = torch.sigmoid(self.neurons(points))  # batch 3" in text
    assert "torch.cat([hidden" not in text
    assert text.count("            Neuron(2),\n") == 3


def test_each_row_of_a_layer_speaks_of_its_own_node() -> None:
    document = changed(fused(), "Hidden 2", "first_threshold", (0.5,))

    program = write(document)

    (line,) = (line for line in program.lines if "threshold=(0.5,)" in line.text)
    assert line.node == node_of(document, "Hidden 2")


def test_a_layer_and_its_single_neurons_have_the_same_losses() -> None:
    together, apart = run_of(fused()), run_of(single())

    losses, same = ([values[0] for _, values in told_by(run, 20)] for run in (together, apart))

    assert losses == pytest.approx(same, abs=1e-6)
    assert losses[-1] < losses[0]


def test_weights_of_a_layer_are_kept_at_their_nodes() -> None:
    document = changed(fused(), "Hidden 2", "first_weights", (3.0, -4.0))
    run = run_of(document)

    weights = run.weights()

    assert weights[f"{node_of(document, 'Hidden 2')}.weight"].tolist() == [[3.0, -4.0]]
    assert {f"{node_of(document, f'Hidden {n}')}.threshold" for n in (1, 2, 3)} <= weights.keys()


def test_weights_of_single_neurons_fit_into_a_layer() -> None:
    apart, together = run_of(single()), run_of(fused())
    told_by(apart, 5)
    titles = [*(f"Hidden {n}" for n in (1, 2, 3)), "Answer"]
    names = {node_of(apart.document, t): node_of(together.document, t) for t in titles}

    together.take_weights(
        {f"{names[p.split('.')[0]]}.{p.split('.')[1]}": w for p, w in apart.weights().items()}
    )

    assert together.evaluate("test").values() == pytest.approx(
        list(apart.evaluate("test").values()), abs=1e-6
    )


@pytest.mark.parametrize(
    ("name", "value"), [("activation", "tanh"), ("slope", 2.0)], ids=["activation", "slope"]
)
def test_another_function_keeps_a_neuron_out_of_the_layer(name: str, value: Value) -> None:
    text = write(changed(fused(4), "Hidden 4", name, value)).text

    assert "neurons = torch.sigmoid(self.neurons(points))  # batch 3" in text
    assert "hidden = torch.cat([neurons, hidden_4], dim=-1)  # batch 4" in text


def test_a_frozen_neuron_stands_alone() -> None:
    document = fused(3)
    graph = document.graph
    node = replace(graph.nodes[node_of(document, "Hidden 3")], is_frozen=True)
    graph = replace(graph, nodes=graph.nodes.put(node.id, node))

    text = write(edits.with_graph(document, graph)).text

    assert "self.hidden_3.requires_grad_(False).eval()  # frozen" in text
    assert "# batch 2" in text


def test_a_neuron_whose_weights_are_used_twice_stands_alone() -> None:
    drawing, moons = placed_points()
    hidden = neurons(drawing, moons["points"], 3)
    twin = drawing.place("neuron", moons["points"], title="Twin", linked_to=hidden[2])

    text = write(answered(drawing, [*hidden, twin], moons)).text

    assert "hidden = torch.cat([neurons, hidden_3, twin], dim=-1)  # batch 4" in text


def test_neurons_of_two_optimizers_are_no_layer() -> None:
    drawing, moons = placed_points()
    hidden = neurons(drawing, moons["points"], 2)
    document = answered(drawing, hidden, moons)
    loss = next(node for node in document.graph.nodes.values() if node.title == "Loss")
    drawing.place("optimizer", End(loss.id, "loss"), trains=(hidden[0].id,), order=2)

    assert "one_layer" not in write(drawing.document).text


def test_a_row_that_is_wanted_alone_is_taken_out_of_the_layer() -> None:
    document = fused()
    run = run_of(document)
    (rows,) = run.rows.values()
    wanted, beside = (End(node_of(document, title), "y") for title in ("Hidden 2", "Hidden"))

    def looked(end: End) -> torch.Tensor:
        with torch.no_grad():
            return run.loaded.add(view(run.program, "look", end))(run.looking, rows["test"][0])

    assert torch.equal(looked(wanted), looked(beside)[:, 1:2])


def test_the_time_of_a_layer_is_shared_by_its_rows() -> None:
    document = fused()

    shares = step_time(run_of(document), "run-1").shares

    assert len({shares[node_of(document, f"Hidden {n}")] for n in (1, 2, 3)}) == 1
    assert shares[node_of(document, "Hidden 1")] > 0


def test_a_neuron_that_a_derivative_is_taken_by_stands_alone() -> None:
    drawing, moons = placed_points()
    hidden = neurons(drawing, moons["points"], 3)
    beside = drawing.place("concatenate", *hidden, title="Hidden", inputs=3)
    code = drawing.place("dense", beside, units=2)
    penalty = drawing.place("jacobian_penalty", code, hidden[1])
    drawing.place("optimizer", penalty)

    text = write(drawing.document).text

    assert "hidden_2 = with_gradient(hidden_2)" in text
    assert "one_layer" not in text
    told_by(run_of(drawing.document), 2)
