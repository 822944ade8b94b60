from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.canvas.keyboard.connecting import candidates, joined, reason
from app.canvas.keyboard.walking import AtPort
from app.session import Session
from engine.document.edits import disconnect, with_graph
from engine.document.values import End, Wire
from tests.app.canvas.example import digits, two_layers_wired

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

TARGET = AtPort(End("n9", "target"), is_input=True)
IMAGES = End("n1", "images")


@pytest.fixture
def untold(qapp: QApplication) -> Session:
    """The Digits autoencoder whose loss is not told its target."""
    graph = disconnect(digits().graph, Wire(IMAGES, TARGET.end))
    return Session(with_graph(digits(), graph), qapp)


def test_what_fits_an_input_comes_first(untold: Session) -> None:
    found = candidates(untold, TARGET)

    assert found[0].end == IMAGES
    assert {one.end for one in found if one.fits} == {IMAGES, End("n8", "y")}
    assert len(found) == 9


def test_what_is_there_already_is_not_offered_again(untold: Session) -> None:
    found = candidates(untold, AtPort(IMAGES, is_input=False))

    assert End("n2", "x") not in {one.end for one in found}
    assert {one.end for one in found if one.fits} == {TARGET.end}


def test_a_port_is_named_where_its_node_has_several(untold: Session) -> None:
    titles = {one.end: (one.title, one.label) for one in candidates(untold, TARGET)}

    assert titles[IMAGES] == ("Digits, images", "8 × 8")
    assert titles[End("n2", "y")] == ("Flatten", "64")


def test_what_does_not_fit_has_its_reason(untold: Session) -> None:
    assert reason(untold, TARGET, IMAGES) == ""
    assert "64" in reason(untold, TARGET, End("n2", "y"))


def test_an_input_takes_another_wire_in_the_place_of_its_own(qapp: QApplication) -> None:
    session = Session(two_layers_wired(), qapp)
    step = joined(session, AtPort(End("a", "x"), is_input=True), End("b", "y"))
    assert len(step.graph.wires) == 2

    step = joined(session, AtPort(End("b", "x"), is_input=True), End("b", "y"))
    assert [wire.source.node for wire in step.graph.wires] == ["b"]
