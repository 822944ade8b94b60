from __future__ import annotations

from engine.language import Map
from tests.engine.shapes.repairs.broken import offered, twins


def test_twins_are_made_alike_or_parted() -> None:
    found = offered(twins(parameters=Map({"bias": False})))
    assert [*found] == [
        "Give Second the parameters of First",
        "Remove the link",
        "Give First the parameters of Second",
    ]
    alike = found["Give First the parameters of Second"].document.graph.nodes
    assert alike["n3"].parameters == alike["n4"].parameters == Map({"bias": False})


def test_a_link_to_nothing_is_removed() -> None:
    assert [*offered(twins(linked_to="n99"))] == ["Remove the link"]


def test_a_frozen_twin_is_unfrozen_or_both_are_frozen() -> None:
    found = offered(twins(is_frozen=True))
    assert next(iter(found)) == "Unfreeze Second"
