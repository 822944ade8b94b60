"""Documents with a typical problem of every kind, by its code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from engine.document import edits
from engine.document.files import read_document
from engine.document.values import Document, End, Graph, KeptWeights, Node, Settings
from engine.drawing import Drawing
from engine.examples import example_paths
from engine.language import Map
from engine.shapes.check import check
from engine.shapes.problems import Problem
from engine.shapes.repairs.offered import Repair, repairs_of
from tests.engine.shapes.drawn import Network, dense_part

Break = Callable[[Graph], Graph]


def digits() -> Document:
    """The example, which has no problems."""
    return read_document(example_paths()["digits-autoencoder"])


def broken(*breaks: Break) -> Document:
    """The example after some edits."""
    document = digits()
    for each in breaks:
        document = edits.with_graph(document, each(document.graph))
    return document


def set_to(node: str, name: str, value: object) -> Break:
    return lambda graph: edits.set_parameter(graph, [node], name, value)  # type: ignore[arg-type]  # also what cannot be


def cut(source: str, target: str) -> Break:
    return lambda graph: edits.disconnect(
        graph,
        *(w for w in graph.wires if (w.source.node, w.target.node) == (source, target)),
    )


def drawn(source: End, target: End) -> Break:
    return lambda graph: edits.connect(graph, source, target)


def changed(node: str, **fields: object) -> Break:
    def change(graph: Graph) -> Graph:
        after = replace(graph.nodes[node], **fields)  # type: ignore[arg-type]  # fields of a node
        return replace(graph, nodes=Map({**graph.nodes, node: after}))

    return change


def twins(**fields: object) -> Document:
    """Two alike layers, the second one linked to the first."""
    network = Network()
    one = network.place("dense", network.flat, title="First")
    other = network.place("dense", network.flat, title="Second", linked_to=one)
    network.train(one, other)
    change = changed(other.id, **fields)
    return edits.with_graph(network.document, change(network.graph))


def placed(part: Graph, name: str = "Layer", wanted: str = "Layer") -> Document:
    network = Network()
    network.part(name, part)
    network.train(network.place("part", network.flat, part=name))
    return edits.with_graph(network.document, set_to("n3", "part", wanted)(network.graph))


def endless() -> Document:
    """A Part that places itself, beside one that does not."""
    document, inside = placed(dense_part()), Drawing()
    inside.place("part", part="Layer")
    return replace(document, parts=Map({"Layer": inside.graph, "Other": dense_part()}))


def with_twin_ports() -> Document:
    part = Drawing()
    value = part.place("dense", part.place("input", title="x"))
    part.place("output", value, title="y")
    part.place("output", value, title="Y", at=(3, 1))
    return placed(part.graph)


def with_border_on_the_canvas() -> Document:
    network = Network()
    network.train(network.place("dense", network.place("input"), units=64))
    return network.document


def two_optimizers(**second: object) -> Document:
    network = Network()
    value = network.place("dense", network.flat)
    loss = network.place("mean_squared_error", value, network.flat)
    network.place("optimizer", loss, title="First")
    network.place("optimizer", loss, title="Second", **second)  # type: ignore[arg-type]  # knobs
    return network.document


def of_one_sample() -> Document:
    """Batch normalisation with a batch of 1."""
    network = Network()
    norm = network.place("batch_normalisation", network.place("dense", network.flat, units=64))
    network.train(norm)
    return edits.with_settings(network.document, Settings(batch_size=1))


def underived() -> Document:
    """A penalty on how a code reacts to noise, which it does not come from."""
    network = Network()
    code = network.place("dense", network.flat, units=4, title="Code")
    noise = network.place("noise", shape=(64,), title="Noise")
    made = network.place("dense", noise, units=4, title="Made")
    penalty = network.place("jacobian_penalty", code, noise, title="Penalty")
    error = network.place("mean_squared_error", made, code)
    network.place("optimizer", network.place("sum", error, penalty))
    return network.document


def with_a_layer_left_out() -> Document:
    """The optimizer names one of two layers that its loss depends on."""
    network = Network()
    hidden = network.place("dense", network.flat, units=32, title="Hidden")
    made = network.place("linear", hidden, shape=(64,), title="Made")
    network.train(made, title="Adam", trains=(made.id,))
    return network.document


TYPICAL: dict[str, Document] = {
    "misfit": broken(set_to("n8", "shape", (7, 7))),
    "missing-wire": broken(cut("n5", "n6")),
    "second-wire": broken(drawn(End("n6", "y"), End("n8", "h"))),
    "missing-port": broken(set_to("n1", "data", "iris")),
    "cycle": broken(cut("n2", "n3"), drawn(End("n7", "y"), End("n3", "x"))),
    "parameter": broken(set_to("n4", "units", 0)),
    "unknown-block": broken(changed("n4", block="dens")),
    "missing-part": placed(dense_part(), wanted="Lair"),
    "endless-part": endless(),
    "muted": broken(changed("n4", is_muted=True)),
    "misplaced": with_border_on_the_canvas(),
    "twin-ports": with_twin_ports(),
    "link": twins(parameters=Map({"units": 32})),
    "frozen": twins(is_frozen=True),
    "owner": broken(set_to("n10", "trains", ("n3", "n99"))),
    "untrained": with_a_layer_left_out(),
    "rounds": two_optimizers(steps_a_turn=2),
    "kept-weights": broken(changed("n2", weights_from=KeptWeights("earlier", "n1", "0" * 64))),
    "stage": broken(set_to("n10", "from_turn", 1_000_000)),
    "derivative": underived(),
    "small-batch": of_one_sample(),
    "no-optimizer": broken(lambda graph: edits.remove(graph, ["n10"])),
}


def offered(document: Document, code: str = "") -> dict[str, Repair]:
    """By title, the repairs of the first problem; of the first with a code where one is named."""
    checked = check(document)
    problem = next(each for each in checked.told if code in ("", each.code))
    return {repair.title: repair for repair in repairs_of(document, checked, problem)}


def problems_of(document: Document) -> tuple[Problem, ...]:
    return check(document).problems


def node_called(title: str, graph: Graph) -> Node:
    return next(node for node in graph.nodes.values() if node.title == title)
