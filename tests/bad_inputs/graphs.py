"""Graphs that a person can draw and nobody can train; the check changes nothing of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from engine.document import edits
from engine.document.values import Document, End, Graph, Wire
from engine.drawing import Drawing, Placed
from engine.shapes.check import check
from tests.bad_inputs.bench import Bench, Row, Trial
from tests.bad_inputs.files import of_a_newer_package


def checking(drawn: Callable[[], Document]) -> Trial:
    """Draw a document; the sentence of its first problem."""

    def told(bench: Bench) -> str:
        document = drawn()
        said = check(document).problems[0].sentence
        assert document == drawn()
        return said

    return told


def points() -> tuple[Drawing, Placed]:
    """A drawing that begins with points of the plane."""
    drawing = Drawing()
    return drawing, drawing.place("dataset", data="moons", rows=200, title="Moons")


def trained(drawing: Drawing, made: Placed, target: End, loss: str) -> Document:
    """The drawing with a loss and its optimizer."""
    drawing.place("optimizer", drawing.place(loss, made, target, title="Loss"), title="Adam")
    return drawing.document


def of_other_size() -> Document:
    """Eight numbers are to be two."""
    drawing, moons = points()
    hidden = drawing.place("dense", moons["points"], units=8, title="Hidden")
    return trained(drawing, hidden, moons["points"], "mean_squared_error")


def without_a_head() -> Document:
    """Any numbers stand where probabilities are needed."""
    drawing, moons = points()
    hidden = drawing.place("dense", moons["points"], units=2, title="Hidden")
    return trained(drawing, hidden, moons["label"], "categorical_cross_entropy")


def without_an_optimizer() -> Document:
    """Data and a layer."""
    drawing, moons = points()
    drawing.place("dense", moons["points"], title="Hidden")
    return drawing.document


def without_a_wire() -> Document:
    """A layer in use gets nothing."""
    drawing, moons = points()
    hidden = drawing.place("linear", title="Hidden", shape=(2,))
    return trained(drawing, hidden, moons["points"], "mean_squared_error")


def wired(document: Document, source: str, target: tuple[str, str]) -> Document:
    """The document with a wire more, whatever is wired there."""
    titles = {node.title: node.id for node in document.graph.nodes.values()}
    wire = Wire(End(titles[source], "y"), End(titles[target[0]], target[1]))
    graph = replace(document.graph, wires=(*document.graph.wires, wire))
    return edits.with_graph(document, graph)


def layers() -> Document:
    """Two layers behind each other, and what trains them."""
    drawing, moons = points()
    first = drawing.place("dense", moons["points"], units=2, title="First")
    second = drawing.place("linear", first, shape=(2,), title="Second")
    return trained(drawing, second, moons["points"], "mean_squared_error")


def in_a_circle() -> Document:
    """The first layer waits for the second."""
    document = layers()
    (wire,) = document.graph.wires_into("n2")
    cut = edits.with_graph(document, edits.disconnect(document.graph, wire))
    return wired(cut, "Second", ("First", "x"))


def with_two_wires() -> Document:
    """Two layers end at one port."""
    return wired(layers(), "First", ("Loss", "prediction"))


def without_its_part() -> Document:
    """A Part is placed that the document does not have."""
    drawing, moons = points()
    part = drawing.place("part", part="Encoder", title="Encoder")
    drawing.place("dense", moons["points"], title="Hidden")
    assert not part.outputs
    return drawing.document


def with_unequal_twins() -> Document:
    """Two layers of other sizes are to share weights."""
    drawing, moons = points()
    first = drawing.place("linear", moons["points"], shape=(2,), title="First")
    second = drawing.place("linear", first, shape=(3,), title="Second", linked_to=first)
    third = drawing.place("linear", second, shape=(2,), title="Third")
    return trained(drawing, third, moons["points"], "mean_squared_error")


def with_a_wrong_value() -> Document:
    """A file may hold a value that no field takes."""
    document = layers()
    graph: Graph = edits.set_parameter(document.graph, ["n2"], "units", -4)
    return edits.with_graph(document, graph)


CANVAS = "Problems"

ROWS = (
    Row(
        "Eight numbers that are to be two",
        CANVAS,
        checking(of_other_size),
        (
            "Moons to Loss, target: expected 8, received 2; it must agree with prediction. "
            "Change one of the two, or put a block between them that makes them fit."
        ),
    ),
    Row(
        "A loss without its head",
        CANVAS,
        checking(without_a_head),
        (
            "Hidden to Loss, prediction: expected probabilities that add up to 1, received "
            "any real number; only a head that promises this range may stand before it. "
            "Change one of the two, or put a block between them that makes them fit."
        ),
    ),
    Row(
        "No optimizer",
        CANVAS,
        checking(without_an_optimizer),
        (
            "The document: it has no Optimizer, so nothing would be trained. Add an "
            "Optimizer and wire a loss to it."
        ),
    ),
    Row(
        "A layer without a wire",
        CANVAS,
        checking(without_a_wire),
        ("Hidden, h: expected one wire, received none; nothing is wired to it. Drag a wire to h."),
    ),
    Row(
        "Wires in a circle",
        CANVAS,
        checking(in_a_circle),
        (
            "First → Second: expected wires in one direction, received a circle; these "
            "nodes wait for one another, so no value can be worked out first. Delete one of"
            " its wires."
        ),
    ),
    Row(
        "Two wires at one port",
        CANVAS,
        checking(with_two_wires),
        (
            "Loss, prediction: expected one wire, received 2; it cannot tell which of "
            "Second and First to use. Keep one of them, or add them up with a Sum."
        ),
    ),
    Row(
        "A Part that is not there",
        CANVAS,
        checking(without_its_part),
        "Encoder: the document has no Part 'Encoder'. Choose a Part that is there.",
    ),
    Row(
        "Layers of other sizes that share weights",
        CANVAS,
        checking(with_unequal_twins),
        (
            "Second, linked to First: nodes that share weights must be the same block with "
            "the same parameters. Make the two alike, or give it weights of its own."
        ),
    ),
    Row(
        "-4 neurons in the file",
        CANVAS,
        checking(with_a_wrong_value),
        "First, Units: expected 1 to 65,536, received -4. Change it in the inspector.",
    ),
    Row(
        "A block that this program lacks",
        CANVAS,
        of_a_newer_package,
        (
            "Qubits: this Neuroloom has no block 'quantum'. Install the package that brings"
            " it, or delete the node."
        ),
    ),
)
