"""The networks that are measured: the example, one that is as small as they come, large ones."""

from __future__ import annotations

from dataclasses import replace

from engine.document.files import read_document
from engine.document.values import Document, End, Graph, Node, Wire
from engine.drawing import Drawing
from engine.examples import example_paths
from engine.language import Map, Value


def digits_autoencoder() -> Document:
    """The example, trained for long enough to be measured."""
    document = read_document(example_paths()["digits-autoencoder"])
    return replace(document, settings=replace(document.settings, epochs=800))


def enlarged_digits() -> Document:
    """Digits enlarged to 28 x 28, with convolutions on both sides of a code of ten numbers."""
    drawing = Drawing("Enlarged digits", batch_size=64, epochs=400)
    digits = drawing.place("dataset", data="digits", title="Digits")
    large = drawing.place("upsample", digits["images"], factor=4, mode="bilinear")
    pixels = drawing.place("adaptive_pooling", large, size=(28, 28), title="28 x 28")
    half = drawing.place("convolution", pixels, channels=8, stride=2, title="14 x 14")
    quarter = drawing.place("convolution", half, channels=16, stride=2, title="7 x 7")
    code = drawing.place("latent", drawing.place("flatten", quarter), dimensions=10, title="Code")
    row = drawing.place("dense", code, units=16 * 7 * 7)
    seeds = drawing.place("reshape", row, shape=(16, 7, 7))
    twice = drawing.place("convolution", drawing.place("upsample", seeds), channels=8)
    again = drawing.place("convolution", drawing.place("upsample", twice), channels=1)
    flat = drawing.place("flatten", again)
    made = drawing.place("probability", flat, shape=(28, 28), title="Pixels")
    drawing.place("optimizer", drawing.place("mean_squared_error", made, pixels))
    return drawing.document


def ten_thousand_codes() -> Document:
    """An autoencoder of the plane: ten thousand samples, two numbers each."""
    drawing = Drawing("Ten thousand codes", batch_size=256, epochs=300)
    data = drawing.place("dataset", data="moons", rows=10_000)
    code = drawing.place("latent", drawing.place("dense", data["points"], units=64), dimensions=2)
    made = drawing.place("linear", drawing.place("dense", code, units=64), shape=(2,))
    drawing.place("optimizer", drawing.place("mean_squared_error", made, data["points"]))
    return drawing.document


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


class Large:
    """A graph of points of the plane that is written down node by node, without an edit for each.

    An edit looks at the whole graph, which does not matter to a person and does to 10,000 nodes.
    """

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}
        self.wires: list[Wire] = []
        self.data = self.place("dataset", "Moons", data="moons", rows=200)
        self.points = End(self.data, "points")

    def place(self, block: str, title: str, /, *sources: tuple[End, str], **knobs: Value) -> str:
        """Place a block, each of whose sources is wired to the input named beside it."""
        name = f"n{len(self.nodes) + 1}"
        self.nodes[name] = Node(name, block, title, (0.0, 0.0), Map(knobs))
        self.wires += [Wire(source, End(name, port)) for source, port in sources]
        return name

    def trained(self, value: End, parts: Map[str, Graph] | None = None) -> Document:
        """The document in which a value is trained to be the points."""
        head = End(self.place("linear", "Head", (value, "h"), shape=(2,)), "y")
        loss = self.place(
            "mean_squared_error", "Loss", (head, "prediction"), (self.points, "target")
        )
        self.place("optimizer", "Adam", (End(loss, "loss"), "loss"))
        graph = Graph(Map(self.nodes), tuple(self.wires))
        return Document("Large", graph, parts or Map())


def residual_stack(nodes: int) -> Document:
    """Layers in a row, with a skip wire around each, and titles of their own."""
    large = Large()
    value = End(large.place("dense", "First", (large.points, "x"), units=8), "y")
    for number in range((nodes - 5) // 2):
        layer = large.place("dense", f"Hidden {number}", (value, "x"), units=8, activation="tanh")
        total = large.place("sum", f"Skip {number}", (value, "a"), (End(layer, "y"), "b"))
        value = End(total, "y")
    return large.trained(value)


def namesakes(nodes: int) -> Document:
    """Layers in a row that are all called the same."""
    large, value = Large(), None
    for _ in range(nodes - 4):
        value = End(large.place("dense", "Layer", (value or large.points, "x"), units=8), "y")
    return large.trained(value or large.points)


def placed_parts(nodes: int) -> Document:
    """A Part of two layers, placed again and again in a row with weights of its own each time."""
    inside = Drawing()
    hidden = inside.place("dense", inside.place("input", title="x"), units=8)
    inside.place("output", inside.place("dropout", hidden), title="y")
    large, value = Large(), None
    for number in range(nodes - 4):
        source = value or large.points
        value = End(large.place("part", f"Part {number}", (source, "x"), part="Layer"), "y")
    return large.trained(value or large.points, Map({"Layer": inside.graph}))
