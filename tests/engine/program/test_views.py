from engine.document import edits
from engine.document.values import Document, End
from engine.drawing import Drawing
from engine.program.views import decoder_output, view
from engine.program.write import write
from tests.engine.drawn import (
    classifier,
    digits_autoencoder,
    judge,
    layer,
    moons_autoencoder,
    node_of,
    placed_points,
)


def decoder_title(document: Document) -> str:
    found = decoder_output(write(document), End(node_of(document, "Code"), "z"))
    return document.graph.nodes[found.node].title if found else ""


def coded(part: str) -> Document:
    """A code that a placed Part decodes."""
    drawing, moons = placed_points("Coded")
    drawing.part("Judge", judge())
    drawing.part("Layer", layer())
    code = drawing.place("latent", moons["points"], title="Code")
    decoded = drawing.place("part", code, part=part, title="Decoder")
    target = drawing.place("part", moons["points"], part=part, title="Target", linked_to=decoded)
    drawing.place("optimizer", drawing.place("mean_squared_error", decoded, target))
    return drawing.document


def test_a_view_is_a_function_over_the_network_with_the_shapes_behind_its_lines() -> None:
    document = moons_autoencoder()

    found = view(write(document), "encode", End(node_of(document, "Code"), "z"))

    assert found.text == (
        "def encode(network, points: Tensor) -> Tensor:\n"
        "    hidden = torch.relu(network.hidden(points))  # batch 8\n"
        "    code = network.code(hidden)  # batch 2\n"
        "    return code\n"
    )


def test_the_decoder_of_a_code_ends_at_the_nearest_head() -> None:
    assert decoder_title(digits_autoencoder()) == "Pixels"


def test_a_nearer_head_is_taken_before_a_farther_one() -> None:
    drawing, moons = placed_points()
    code = drawing.place("latent", moons["points"], title="Code")
    far = drawing.place("dense", code, title="Far")
    farther = drawing.place("linear", far, shape=(2,), title="Farther")
    near = drawing.place("linear", code, shape=(2,), title="Near")
    drawing.place("optimizer", drawing.place("mean_squared_error", farther, near))

    assert decoder_title(drawing.document) == "Near"


def test_a_part_that_ends_in_a_head_decodes() -> None:
    assert decoder_title(coded("Judge")) == "Decoder"


def test_a_part_without_a_head_does_not_decode() -> None:
    assert decoder_title(coded("Layer")) == ""


def test_where_no_head_follows_there_is_no_decoder() -> None:
    drawing, moons = placed_points()
    code = drawing.place("latent", moons["points"], title="Code")
    drawing.place("optimizer", drawing.place("mean_squared_error", code, moons["points"]))

    assert decoder_title(drawing.document) == ""


def test_a_head_before_the_code_is_not_its_decoder() -> None:
    drawing, moons = placed_points()
    before = drawing.place("linear", moons["points"], shape=(4,), title="Before")
    code = drawing.place("latent", before, title="Code")
    again = drawing.place("dense", code, units=2, title="Again")
    drawing.place("optimizer", drawing.place("mean_squared_error", again, moons["points"]))

    assert decoder_title(drawing.document) == ""


def test_a_muted_node_behind_the_code_is_passed_over() -> None:
    drawing, moons = placed_points()
    code = drawing.place("latent", moons["points"], title="Code")
    bent = drawing.place("activation", code, title="Bent")
    head = drawing.place("linear", bent, shape=(2,), title="Head")
    drawing.place("optimizer", drawing.place("mean_squared_error", head, moons["points"]))
    graph = edits.mute(drawing.graph, [bent.id])

    assert decoder_title(edits.with_graph(drawing.document, graph)) == "Head"


def test_of_two_ways_to_a_head_each_node_is_visited_once() -> None:
    drawing = Drawing("Two ways", epochs=1)
    moons = drawing.place("dataset", data="moons")
    code = drawing.place("latent", moons["points"], title="Code")
    left, right = (drawing.place("dense", code, units=2) for _ in range(2))
    head = drawing.place("linear", drawing.place("sum", left, right), shape=(2,), title="Head")
    drawing.place("optimizer", drawing.place("mean_squared_error", head, moons["points"]))

    assert decoder_title(drawing.document) == "Head"


def test_a_view_may_end_at_what_nothing_is_trained_by() -> None:
    document = classifier()

    found = view(write(document), "measure", End(node_of(document, "Accuracy"), "accuracy"))

    assert "return accuracy" in found.text
