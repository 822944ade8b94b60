"""What the benchmark of broken graphs draws."""

from __future__ import annotations

from collections.abc import Callable

from engine.document import edits
from engine.document.values import Document, Settings
from engine.drawing import Drawing, Placed
from engine.language import Value
from tests.engine.shapes.drawn import Network
from tests.engine.shapes.repairs.broken import broken, changed


def told(
    head: str,
    loss: str,
    data: str = "iris",
    target: str = "label",
    /,
    **knobs: Value,
) -> Callable[[], Document]:
    """Rows of a data set, a head and a loss against one of its columns."""

    def draw() -> Document:
        drawing = Drawing()
        rows = drawing.place("dataset", data=data, title="Rows")
        answer = drawing.place(head, rows, title="Answer", **knobs)  # type: ignore[arg-type]  # knobs
        drawing.place("optimizer", drawing.place(loss, answer, rows[target], title="Loss"))
        return drawing.document

    return draw


def layers(*names: str, **knobs: Value) -> Callable[[], Document]:
    """Layers in a row behind the digits, which give their ten classes; knobs of the first one."""

    def draw() -> Document:
        drawing = Drawing()
        digits = drawing.place("dataset", title="Digits")
        value, given = digits, knobs
        for name in names:
            value, given = drawing.place(name, value, **given), {}  # type: ignore[arg-type]  # knobs
        answer = drawing.place("categorical", value, classes=10, title="Answer")
        loss = drawing.place("categorical_cross_entropy", answer, digits["label"])
        drawing.place("optimizer", loss)
        return drawing.document

    return draw


def made_again(make: Callable[[Network], Placed]) -> Callable[[], Document]:
    """What a network makes of the digits, and a layer that makes them again of that."""

    def draw() -> Document:
        network = Network()
        made = network.place("linear", make(network), shape=(64,), title="Made")
        network.train(made)
        return network.document

    return draw


def residual(units: int, block: str = "sum") -> Callable[[], Document]:
    """A layer around which a skip of 64 numbers runs."""

    def make(network: Network) -> Placed:
        layer = network.place("dense", network.flat, units=units, title="Layer")
        return network.place(block, network.flat, layer, title="Total")

    return made_again(make)


def fixed_residual(network: Network) -> Placed:
    """A skip of 64 numbers around what gives 10, whatever is done."""
    names = network.place("one_hot", network.digits["label"], title="Names")
    return network.place("sum", network.flat, names, title="Total")


def two_ways(network: Network) -> Placed:
    """Two convolutions beside each other whose unequal channels are added."""
    ways = (
        network.place("convolution", network.digits, channels=channels, title=f"Way {channels}")
        for channels in (4, 8)
    )
    return network.place("flatten", network.place("sum", *ways, title="Total"))


def large_filter() -> Document:
    """The digits, a filter, and a layer that makes them again."""
    network = Network()
    seen = network.place("convolution", network.digits, channels=4, title="Filter")
    network.train(network.place("linear", network.place("flatten", seen), shape=(64,)))
    graph = edits.set_parameter(network.graph, [seen.id], "padding", "none")
    return edits.with_graph(network.document, edits.set_parameter(graph, [seen.id], "kernel", 11))


def twins(
    change: Callable[[Document], Document] = lambda document: document, /, **second: Value
) -> Callable[[], Document]:
    """Two layers of 32 neurons that are to share weights; `second`: other knobs of the second."""

    def draw() -> Document:
        network = Network()
        one = network.place("dense", network.flat, units=32, title="First")
        knobs: dict[str, Value] = {"units": 32, **second}
        other = network.place("dense", network.flat, title="Second", linked_to=one, **knobs)  # type: ignore[arg-type]  # knobs
        both = network.place("concatenate", one, other)
        network.train(network.place("linear", both, shape=(64,), title="Made"))
        return change(network.document)

    return draw


def linked(node: str, to: str) -> Callable[[Document], Document]:
    return lambda document: edits.with_graph(document, edits.link(document.graph, node, to))


def twins_of_other_inputs() -> Document:
    """A layer behind 64 numbers is to share weights with one behind 32."""
    network = Network()
    one = network.place("dense", network.flat, units=32, title="First")
    other = network.place("dense", one, units=32, title="Second", linked_to=one)
    network.train(network.place("linear", other, shape=(64,)))
    return network.document


def with_an_idle_layer() -> Document:
    """The optimizer is to train a layer that its loss does not need."""
    network = Network()
    aside = network.place("dense", network.flat, title="Aside")
    network.train(network.place("dense", network.flat, units=64), title="Adam", trains=(aside.id,))
    return network.document


def all_taken() -> Document:
    """The second of two optimizers is left no layer."""
    network = Network()
    value = network.place("dense", network.flat, units=64, title="Layer")
    loss = network.place("mean_squared_error", value, network.flat)
    network.place("optimizer", loss, title="First", trains=(value.id,))
    network.place("optimizer", loss, title="Second")
    return network.document


def aimed_at(make: Callable[[Network], Placed]) -> Callable[[], Document]:
    """An optimizer that is wired to what a network makes of the digits."""

    def draw() -> Document:
        network = Network()
        network.place("optimizer", make(network), title="Adam")
        return network.document

    return draw


def aimed_at_nothing() -> Document:
    network = Network()
    network.place("optimizer", title="Adam")
    return network.document


def beside_its_loss(network: Network) -> Placed:
    """A layer with a loss that nobody uses."""
    layer = network.place("dense", network.flat, units=64, title="Layer")
    network.place("mean_squared_error", layer, network.flat, title="Error")
    return layer


def without_weights(network: Network) -> Placed:
    return network.place("mean_squared_error", network.flat, network.flat, title="Error")


def behind_a_stop(network: Network) -> Placed:
    """A loss to which no gradient leads from the layer before it."""
    layer = network.place("dense", network.flat, units=64, title="Layer")
    stopped = network.place("stop_gradient", layer, title="Stop")
    return network.place("mean_squared_error", stopped, network.flat, title="Error")


def without_an_optimizer() -> Document:
    network = Network()
    without_weights(network)
    return network.document


def all_frozen() -> Document:
    return broken(*(changed(f"n{number}", is_frozen=True) for number in range(3, 9)))


def small_batch(layer: str) -> Callable[[], Document]:
    """What compares the samples of a batch, with a batch of one."""

    def draw() -> Document:
        network = Network()
        hidden = network.place("dense", network.flat, units=64)
        network.train(network.place(layer, hidden, title="Mixed"))
        return edits.with_settings(network.document, Settings(batch_size=1))

    return draw
