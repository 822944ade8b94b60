from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.inspector.choice_field import ChoiceField, SwitchField
from app.inspector.inspector import Inspector
from app.inspector.pages import CHOOSE, DocumentPage, NodePage, Page, SeveralPage
from app.inspector.paths_field import PathsField
from app.inspector.text_field import TextField
from app.session import Session
from app.theme.applying import Appearance, Mode
from engine.document.edits import add, disconnect, remove, set_parameter
from engine.document.values import Node

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

P = TypeVar("P", bound="Page")


@pytest.fixture
def inspector(session: Session, appearance: Appearance, qtbot: QtBot) -> Inspector:
    made = Inspector(session, appearance)
    qtbot.addWidget(made)
    made.resize(400, 500)
    made.show()
    return made


def page(inspector: Inspector, kind: type[P]) -> P:
    found = inspector.page
    assert isinstance(found, kind)
    return found


def node_page(inspector: Inspector, session: Session, node: str) -> NodePage:
    session.select([node])
    return page(inspector, NodePage)


def text_field(found: NodePage | SeveralPage | DocumentPage, name: str) -> TextField:
    field = found.form.rows[name].field
    assert isinstance(field, TextField)
    return field


def type_over(field: TextField, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def click(widget: object) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)  # type: ignore[call-overload] # any widget


# ------------------------------------------------------------------------------------ one node


def test_one_node_is_shown_with_its_block_formula_and_numbers(
    inspector: Inspector, session: Session
) -> None:
    shown = node_page(inspector, session, "n5")

    assert shown.heading.title.text() == "Code"
    assert shown.heading.block.text() == "Latent"
    assert shown.formula.text() == "z = W h + b"
    assert shown.facts.text().split() == ["64", "→", "2", "130", "weights"]
    assert list(shown.form.rows) == ["dimensions", "bias"]


def test_typing_is_one_step_of_the_history(inspector: Inspector, session: Session) -> None:
    shown = node_page(inspector, session, "n3")

    type_over(text_field(shown, "units"), "512")

    assert session.graph.nodes["n3"].parameters["units"] == 512
    assert session.history.count() == 1
    assert session.history.undoText() == "Change units"
    assert shown.facts.text().split()[2] == "512"


def test_after_undo_the_form_follows(inspector: Inspector, session: Session) -> None:
    shown = node_page(inspector, session, "n3")
    field = text_field(shown, "units")
    type_over(field, "512")

    session.history.undo()

    assert field.text() == "128"
    assert page(inspector, NodePage) is shown


def test_who_types_keeps_focus_and_cursor(inspector: Inspector, session: Session) -> None:
    field = text_field(node_page(inspector, session, "n3"), "units")
    field.setFocus()
    field.setCursorPosition(1)

    QTest.keyClicks(field, "0")

    assert session.graph.nodes["n3"].parameters["units"] == 1028
    assert field.hasFocus()
    assert field.cursorPosition() == 2
    assert field.text() == "1028"


def test_a_value_that_does_not_fit_changes_nothing(inspector: Inspector, session: Session) -> None:
    shown = node_page(inspector, session, "n3")

    type_over(text_field(shown, "units"), "99999")

    assert session.graph.nodes["n3"].parameters["units"] == 128
    assert shown.form.rows["units"].fault.text() == "Expected 1 to 65,536, received 99,999."


def test_a_choice_is_applied_and_shows_what_depends_on_it(
    inspector: Inspector, session: Session
) -> None:
    shown = node_page(inspector, session, "n8")
    rule = shown.form.rows["rule"].field
    assert isinstance(rule, ChoiceField)
    assert not shown.form.rows["momentum"].isVisible()

    QTest.keyClick(rule, Qt.Key.Key_Up)

    assert session.graph.nodes["n8"].parameters["rule"] == "sgd"
    assert shown.form.rows["momentum"].isVisible()


def test_a_switch_is_applied(inspector: Inspector, session: Session) -> None:
    shown = node_page(inspector, session, "n3")
    bias = shown.form.rows["bias"].field
    assert isinstance(bias, SwitchField)

    click(bias)

    assert session.graph.nodes["n3"].parameters["bias"] is False


def test_a_shape_is_applied(inspector: Inspector, session: Session) -> None:
    shown = node_page(inspector, session, "n6")

    type_over(text_field(shown, "shape"), "4 x 16")

    assert session.graph.nodes["n6"].parameters["shape"] == (4, 16)


def test_an_optimizer_lists_the_nodes_with_weights_along_the_flow(
    inspector: Inspector, session: Session
) -> None:
    trains = node_page(inspector, session, "n8").form.rows["trains"].field
    assert isinstance(trains, PathsField)
    titles = [trains.item(place).text() for place in range(trains.count())]
    assert titles == ["Everything upstream", "Encoder 1", "Encoder 2", "Code", "Pixels"]

    trains.setCurrentRow(3)
    QTest.keyClick(trains, Qt.Key.Key_Space)

    assert session.graph.nodes["n8"].parameters["trains"] == ("n5",)


def test_a_parameter_is_reset_to_its_default(inspector: Inspector, session: Session) -> None:
    shown = node_page(inspector, session, "n3")

    click(shown.form.rows["units"].reset)

    assert "units" not in session.graph.nodes["n3"].parameters
    assert text_field(shown, "units").text() == "64"
    assert session.history.undoText() == "Reset units"


def test_a_node_is_renamed_in_one_step(inspector: Inspector, session: Session) -> None:
    title = node_page(inspector, session, "n5").heading.title

    title.selectAll()
    QTest.keyClicks(title, "Bottleneck")

    assert session.graph.nodes["n5"].title == "Bottleneck"
    assert session.history.count() == 1
    session.history.undo()
    assert title.text() == "Code"


def test_a_node_is_frozen_and_the_button_follows_undo(
    inspector: Inspector, session: Session
) -> None:
    button = node_page(inspector, session, "n3").states.buttons["frozen"]

    click(button)
    assert session.graph.nodes["n3"].is_frozen

    session.history.undo()
    assert not button.isChecked()


def test_the_problems_of_a_node_are_said_in_sentences(
    inspector: Inspector, session: Session, appearance: Appearance
) -> None:
    shown = node_page(inspector, session, "n2")
    assert not shown.problems.isVisible()

    session.edit("Unwire", disconnect(session.graph, *session.graph.wires_into("n2")))

    assert shown.problems.isVisible()
    found = session.checked.of_node("n2")
    assert shown.problems.sentences == tuple(problem.sentence for problem in found)
    appearance.set_mode(Mode.LIGHT)
    assert shown.problems.isVisible()


def test_a_node_of_an_unknown_block_can_be_looked_at(
    inspector: Inspector, session: Session
) -> None:
    session.edit("Add", add(session.graph, Node("n9", "from_the_future", "New")))

    shown = node_page(inspector, session, "n9")

    assert shown.heading.block.text() == "Unknown block 'from_the_future'"
    assert not shown.form.isVisible()


def test_a_node_that_turns_into_another_block_gets_another_form(
    inspector: Inspector, session: Session
) -> None:
    node_page(inspector, session, "n5")
    graph = remove(session.graph, ["n5"])

    session.edit("Replace", add(graph, Node("n5", "flatten", "Code")))

    assert (
        not isinstance(inspector.page, NodePage) or inspector.page.heading.block.text() != "Latent"
    )


# --------------------------------------------------------------------------------- several nodes


def test_nodes_of_one_block_are_changed_together(inspector: Inspector, session: Session) -> None:
    session.select(["n3", "n4"])
    shown = page(inspector, SeveralPage)
    assert shown.heading.text() == "2 nodes selected"
    field = text_field(shown, "units")
    assert field.text() == ""

    type_over(field, "32")

    values = [session.graph.nodes[node].parameters["units"] for node in ("n3", "n4")]
    assert values == [32, 32]
    assert session.history.count() == 1


def test_parameters_of_several_nodes_are_reset_together(
    inspector: Inspector, session: Session
) -> None:
    session.edit("Change", set_parameter(session.graph, ["n3", "n4"], "units", 32))
    session.select(["n3", "n4"])

    click(page(inspector, SeveralPage).form.rows["units"].reset)

    assert not session.graph.nodes["n4"].parameters


def test_nodes_of_several_blocks_can_be_frozen_and_deleted(
    inspector: Inspector, session: Session, appearance: Appearance
) -> None:
    session.select(["n3", "n5", "n6"])
    shown = page(inspector, SeveralPage)
    assert shown.heading.text() == "3 nodes selected"
    assert not shown.form.isVisible()
    appearance.set_mode(Mode.LIGHT)

    click(shown.states.buttons["frozen"])
    assert all(session.graph.nodes[node].is_frozen for node in ("n3", "n5", "n6"))

    click(shown.delete)
    assert not {"n3", "n5", "n6"} & session.graph.nodes.keys()
    assert isinstance(inspector.page, DocumentPage)


# ---------------------------------------------------------------------------------- the document


def test_with_nothing_selected_the_document_is_shown(
    inspector: Inspector, session: Session
) -> None:
    shown = page(inspector, DocumentPage)

    assert shown.heading.text() == "Digits autoencoder"
    assert shown.hint.text() == CHOOSE
    visible = [name for name, row in shown.form.rows.items() if row.isVisible()]
    assert visible == ["epochs", "batch_size", "seed", "threads"]


def test_without_data_the_turns_of_an_epoch_can_be_set(
    inspector: Inspector, session: Session
) -> None:
    session.edit("Delete", remove(session.graph, ["n1"]))

    assert page(inspector, DocumentPage).form.rows["turns_per_epoch"].isVisible()


def test_a_setting_is_changed_in_one_step_and_reset(inspector: Inspector, session: Session) -> None:
    shown = page(inspector, DocumentPage)
    field = text_field(shown, "epochs")

    type_over(field, "250")
    assert session.document.settings.epochs == 250
    assert session.history.count() == 1
    assert session.history.undoText() == "Change epochs"

    click(shown.form.rows["epochs"].reset)
    assert session.document.settings.epochs == 100
    assert field.text() == "100"

    session.history.undo()
    session.history.undo()
    assert field.text() == "100"


def test_selecting_goes_from_page_to_page(inspector: Inspector, session: Session) -> None:
    kinds = []
    for selection in (["n5"], ["n5", "n6"], []):
        session.select(selection)
        kinds.append(type(inspector.page))

    assert kinds == [NodePage, SeveralPage, DocumentPage]


def test_no_page_is_wider_than_a_narrow_column(inspector: Inspector, session: Session) -> None:
    inspector.resize(320, 500)
    for selection in ([], ["n3", "n4"], *([node] for node in session.graph.nodes)):
        session.select(selection)

        assert inspector.page.minimumSizeHint().width() <= inspector.viewport().width(), selection


class ShownWindows(QObject):
    """Notes the windows that were shown."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[QObject] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt names it
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.found.append(watched)
        return False


def test_no_page_flashes_up_as_a_window_of_its_own(
    inspector: Inspector, session: Session, qapp: QApplication
) -> None:
    shown = ShownWindows()
    qapp.installEventFilter(shown)
    for selection in (["n5"], ["n3", "n4"], ["n8", "n1"], ["n9"], []):
        session.select(selection)
    qapp.removeEventFilter(shown)
    assert shown.found == []
