from __future__ import annotations

from engine.language import Map, Value, registry
from engine.shapes.check import check
from engine.shapes.repairs.replacing import kept_parameters, replaced
from tests.engine.shapes.drawn import Network
from tests.engine.shapes.repairs.broken import digits


def test_parameters_that_both_blocks_have_are_kept() -> None:
    given: dict[str, Value] = {"shape": (8, 8), "bias": False, "units": 3}
    assert kept_parameters(registry()["linear"], given) == Map({"shape": (8, 8), "bias": False})


def test_wires_follow_to_the_port_at_the_same_place() -> None:
    document = digits()
    node = document.graph.nodes["n5"]
    graph = replaced(document.graph, check(document), node, registry()["dense"])
    assert graph.wires_into("n5")[0].target.port == "x"
    assert [wire.source.port for wire in graph.wires if wire.source.node == "n5"] == ["y"]


def test_a_title_that_a_person_gave_is_kept_and_a_default_one_changes() -> None:
    network = Network()
    mine = network.place("dense", network.flat, title="Mine")
    theirs = network.place("dense", network.flat)
    checked = check(network.document)
    titles = [
        replaced(network.graph, checked, network.graph.nodes[name], registry()["latent"])
        .nodes[name]
        .title
        for name in (mine.id, theirs.id)
    ]
    assert titles == ["Mine", "Latent"]
