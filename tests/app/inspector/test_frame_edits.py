from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.inspector.frame_edits import learned, trained_words, trainers
from app.inspector.pages import NodePage
from app.inspector.paths_field import PathsField
from app.session import Session
from app.theme.applying import Appearance
from engine.document.edits import freeze, set_parameter
from engine.document.framing import join_frame
from engine.document.values import Document, Graph
from engine.shapes.check import check
from tests.app.canvas.example import digits

ADAM = "n10"
ENCODER, DECODER = digits().graph.frames


def words(graph: Graph) -> list[str]:
    checked = check(Document(graph=graph))
    return [trained_words(graph, checked, frame) for frame in graph.frames]


def test_what_can_be_trained_in_a_frame_has_weights_and_is_not_frozen() -> None:
    graph = freeze(digits().graph, ["n3"])
    assert learned(graph, check(Document(graph=graph)), ENCODER) == ("n4", "n5")


@pytest.mark.parametrize(
    ("trains", "expected"),
    [
        (("n3", "n4", "n5"), ["trained by Adam", ""]),
        (("n6", "n7", "n8"), ["", "trained by Adam"]),
        (("n3", "n4"), ["", ""]),
        ((), ["", ""]),
    ],
)
def test_a_frame_is_whose_optimizer_trains_all_of_it_and_nothing_else(
    trains: tuple[str, ...], expected: list[str]
) -> None:
    assert words(set_parameter(digits().graph, [ADAM], "trains", trains)) == expected


def test_a_frame_without_weights_is_nobody_s() -> None:
    graph = digits().graph
    graph = join_frame(freeze(graph, ENCODER.members), DECODER.id, ())
    assert trainers(graph, check(Document(graph=graph)), ENCODER) == ()


def test_an_optimizer_is_given_a_frame_to_train(appearance: Appearance) -> None:
    session = Session(digits())
    page = NodePage(ADAM, session, appearance)
    field = page.form.rows["trains"].field
    assert isinstance(field, PathsField)
    assert [field.list.item(row).text() for row in (1, 2)] == ["Encoder (frame)", "Decoder (frame)"]

    field.list.item(2).setCheckState(Qt.CheckState.Checked)

    assert session.graph.nodes[ADAM].parameters["trains"] == ("n6", "n7", "n8")
    assert session.checked.problems == ()
    assert words(session.graph) == ["", "trained by Adam"]
    page.deleteLater()
