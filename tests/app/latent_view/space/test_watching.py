from __future__ import annotations

from app.latent_view.space.watching import (
    Space,
    dimensions_of,
    dimensions_words,
    has_decoder,
    proposal,
    spaces,
)
from engine.document.edits import connect, disconnect, remove, set_parameter, watch
from engine.document.files import read_document
from engine.document.values import Document, End, Graph
from engine.examples import example_paths
from engine.language import Map
from engine.questions.projecting import Axes, Tsne
from engine.shapes.check import check
from tests.engine.drawn import node_of


def found(graph: Graph) -> tuple[Space, ...]:
    return spaces(graph, check(Document(graph=graph)))


def test_a_latent_block_is_a_space_by_itself(network: Graph) -> None:
    assert found(network) == (Space("z", "z", "Code"),)


def test_a_watched_output_is_a_space_too(network: Graph) -> None:
    assert found(watch(network, "h", ("y",))) == (
        Space("z", "z", "Code"),
        Space("h", "y", "Pixels"),
    )


def test_an_output_of_a_node_with_several_is_named(network: Graph) -> None:
    graph = watch(network, "d", (check(Document(graph=network)).ports["d"].outputs[0].name,))

    assert found(graph)[1].title.startswith("Iris · ")


def test_a_watched_port_that_there_is_not_is_passed_over(network: Graph) -> None:
    assert found(watch(network, "h", ("gone",))) == (Space("z", "z", "Code"),)


def test_dimensions_are_those_of_the_document(network: Graph) -> None:
    graph = set_parameter(network, ["z"], "dimensions", 16)
    checked = check(Document(graph=graph))

    assert dimensions_of(Space("z", "z", "Code"), checked) == 16
    assert dimensions_of(Space("gone", "z", "Code"), checked) == 0


def test_dimensions_in_words() -> None:
    words = [dimensions_words(count) for count in (0, 1, 2, 1024)]

    assert words[:3] == ["", "1 dimension", "2 dimensions"]
    assert words[3] == "1,024 dimensions, shown on their two main axes"
    assert dimensions_words(1, Tsne()) == "1 dimension, laid out by t-SNE"
    assert dimensions_words(2, Axes(1, 0)) == "2 dimensions, shown on z2 and z1"


def test_codes_can_be_decoded_where_a_head_lies_behind(network: Graph) -> None:
    assert has_decoder(network, "z", Map())
    assert not has_decoder(network, "h", Map())
    assert not has_decoder(disconnect(network, *network.wires_into("h")), "z", Map())


def test_the_block_before_the_head_is_worth_watching_if_it_is_a_layer(network: Graph) -> None:
    checked = check(Document(graph=network))
    without = connect(remove(network, ["z"]), network.wires_into("z")[0].source, End("h", "h"))

    assert proposal(network, checked) == Space("z", "z", "Code")
    assert proposal(without, check(Document(graph=without))) is None
    assert proposal(Graph(), check(Document())) is None


def test_a_circle_of_wires_is_followed_once(network: Graph) -> None:
    wire = network.wires_into("z")[0]

    assert has_decoder(connect(network, network.wires_into("h")[0].source, wire.target), "z", Map())


def test_a_part_decodes_where_a_head_is_the_last_of_it() -> None:
    document = read_document(example_paths()["digits-adversarial-autoencoder"])
    graph, code = document.graph, node_of(document, "Code")

    assert has_decoder(graph, code, document.parts)
    assert not has_decoder(graph, code, Map())
    assert not has_decoder(graph, node_of(document, "Reconstruction"), document.parts)


def test_pictures_and_categories_are_no_space_and_data_comes_last() -> None:
    document = read_document(example_paths()["cyclegan-clouds"])
    clouds = [space.title for space in spaces(document.graph, check(document))]
    document = read_document(example_paths()["digits-conditional-gan"])

    assert clouds[-2:] == ["Ring · points", "Other ring · points"]
    assert spaces(document.graph, check(document)) == ()
