from __future__ import annotations

from tests.engine.shapes.repairs.broken import TYPICAL, broken, changed, offered, problems_of


def test_an_unknown_block_of_a_near_name_becomes_the_known_one() -> None:
    repair = offered(broken(changed("n4", block="dens")))["Replace it by a Dense"]
    node = repair.document.graph.nodes["n4"]
    assert (node.block, node.title, node.parameters["units"]) == ("dense", "Encoder 2", 64)


def test_an_unknown_block_is_deleted_and_its_wires_joined() -> None:
    repair = offered(broken(changed("n4", block="q")))["Delete Encoder 2 and join its wires"]
    assert repair.document.graph.wires_into("n5")[0].source.node == "n3"
    assert repair.nodes == ("n3",)


def test_a_border_on_the_canvas_gives_way_to_a_value() -> None:
    document = TYPICAL["misplaced"]
    repair = offered(document, "misplaced")["Take Flatten instead"]
    assert problems_of(repair.document) == ()


def test_a_part_that_is_not_there_is_replaced_by_one_that_is() -> None:
    repair = offered(TYPICAL["missing-part"])["Place the Part Layer"]
    assert repair.document.graph.nodes["n3"].parameters["part"] == "Layer"


def test_a_muted_node_that_cannot_be_bypassed_is_unmuted() -> None:
    assert next(iter(offered(TYPICAL["muted"]))) == "Unmute Encoder 2"
