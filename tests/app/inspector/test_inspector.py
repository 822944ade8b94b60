from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.inspector.choice_field import ChoiceField, SwitchField
from app.inspector.document_page import CHOOSE, DocumentPage
from app.inspector.inspector import Inspector
from app.inspector.page import Page
from app.inspector.pages import NodePage
from app.inspector.paths_field import PathsField
from app.inspector.several_page import SeveralPage
from app.inspector.text_field import TextField
from app.session import Session
from app.theme.applying import Appearance, Mode
from engine.document.edits import add, connect, disconnect, remove, set_parameter
from engine.document.values import End, Node
from engine.language import Map, registry
from engine.observations.records import RunStarted, StepTime

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


def node_of(session: Session, block: str) -> str:
    return next(node.id for node in session.graph.nodes.values() if node.block == block)


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
    assert shown.facts.values == {
        "In": "64",
        "Out": "2",
        "Weights": "130 · 0.8 %",
        "Step time": "Train to measure",
    }
    assert list(shown.form.rows) == ["dimensions", "bias"]


def test_typing_is_one_step_of_the_history(inspector: Inspector, session: Session) -> None:
    shown = node_page(inspector, session, "n3")

    type_over(text_field(shown, "units"), "512")

    assert session.graph.nodes["n3"].parameters["units"] == 512
    assert session.history.count() == 1
    assert session.history.undoText() == "Change units"
    assert shown.facts.values["Out"] == "512"


def test_sliding_is_one_step_of_the_history(inspector: Inspector, session: Session) -> None:
    shown = node_page(inspector, session, "n3")
    slider = shown.form.rows["units"].slider
    assert slider is not None

    for position in (0.4, 0.5, 0.6):
        slider.bar.setValue(position)

    assert session.graph.nodes["n3"].parameters["units"] == 768
    assert session.history.count() == 1
    session.history.undo()
    assert text_field(shown, "units").text() == "128"


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
    titles = [trains.list.item(place).text() for place in range(trains.list.count())]
    assert titles == ["Everything upstream", "Encoder 1", "Encoder 2", "Code", "Pixels"]

    trains.list.setCurrentRow(3)
    QTest.keyClick(trains.list, Qt.Key.Key_Space)

    assert session.graph.nodes["n8"].parameters["trains"] == ("n5",)


def test_the_sums_of_a_schedule_are_judged_below_its_form(
    inspector: Inspector, session: Session
) -> None:
    optimizer = node_of(session, "optimizer")
    shown = node_page(inspector, session, optimizer)
    before = shown.remark.text()

    edited = set_parameter(session.graph, [optimizer], "schedule", "one_over_t")
    session.edit("Change schedule", edited)

    assert before.startswith("The sum of a_t^2 is infinite")
    assert shown.remark.text().endswith("both conditions of Robbins and Monro hold.")
    assert shown.remark.isVisibleTo(shown)


def test_a_schedule_that_is_no_good_is_judged_as_its_default(
    inspector: Inspector, session: Session
) -> None:
    optimizer = node_of(session, "optimizer")
    shown = node_page(inspector, session, optimizer)
    before = shown.remark.text()

    session.edit("Spoil", set_parameter(session.graph, [optimizer], "schedule", "none"))

    assert shown.remark.text() == before


def test_a_block_that_judges_nothing_leaves_no_gap(inspector: Inspector, session: Session) -> None:
    assert not node_page(inspector, session, "n5").remark.isVisibleTo(inspector)


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
    assert shown.heading.text() == "2 Dense"
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
    assert shown.heading.text() == "1 Dense, 1 Latent, 1 Probability"
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
    assert inspector.help_line.text == CHOOSE
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


def test_a_new_seed_is_taken_in_one_step(inspector: Inspector, session: Session) -> None:
    shown = page(inspector, DocumentPage)

    click(shown.new_seed)
    first = session.document.settings.seed
    click(shown.new_seed)

    assert len({0, first, session.document.settings.seed}) == 3
    assert session.history.count() == 2
    assert text_field(shown, "seed").text() == f"{session.document.settings.seed:,}"


def test_a_document_that_has_no_file_can_be_renamed(inspector: Inspector, session: Session) -> None:
    shown = page(inspector, DocumentPage)

    shown.heading.selectAll()
    QTest.keyClicks(shown.heading, "My net")

    assert session.name == "My net"
    assert session.history.count() == 1


def test_a_saved_document_is_called_as_its_file_is(
    inspector: Inspector, session: Session, tmp_path: Path
) -> None:
    shown = page(inspector, DocumentPage)

    session.save(tmp_path / "saved.loom")

    assert shown.heading.text() == "saved"
    assert shown.heading.isReadOnly()


# ------------------------------------------------------------------------------- help, time, twins


def test_the_help_of_the_field_with_the_focus_is_said_and_moves_nothing(
    inspector: Inspector, session: Session, qtbot: QtBot
) -> None:
    shown = node_page(inspector, session, "n3")
    rest, height = inspector.help_line.text, shown.height()
    assert rest.startswith("A layer of neurons")

    with qtbot.waitActive(inspector):
        inspector.activateWindow()
    text_field(shown, "units").setFocus()
    qtbot.waitUntil(lambda: inspector.help_line.text != rest)

    assert inspector.help_line.text.startswith("How many neurons the layer has")
    assert shown.height() == height
    session.select([])
    assert inspector.help_line.text == CHOOSE


def test_about_a_block_stays_open_from_node_to_node(inspector: Inspector, session: Session) -> None:
    shown = node_page(inspector, session, "n3")
    assert shown.about is not None
    assert not shown.about.words.isVisible()

    click(shown.about.button)

    assert shown.about.words.isVisible()
    other = node_page(inspector, session, "n5")
    assert other.about is not None
    assert other.about.words.isVisible()


def test_all_parameters_are_reset_at_once(inspector: Inspector, session: Session) -> None:
    session.edit("Change", set_parameter(session.graph, ["n3"], "bias", False))
    shown = node_page(inspector, session, "n3")
    assert shown.heading.reset.isVisible()

    click(shown.heading.reset)

    assert not session.graph.nodes["n3"].parameters
    assert not shown.heading.reset.isVisible()
    session.history.undo()
    assert session.graph.nodes["n3"].parameters == Map({"units": 128, "bias": False})


def test_a_node_is_linked_to_a_twin_and_unlinked(inspector: Inspector, session: Session) -> None:
    twin = Node("n9", "dense", "Twin", parameters=Map({"units": 128}))
    session.edit("Add", connect(add(session.graph, twin), End("n2", "y"), End("n9", "x")))
    shown = node_page(inspector, session, "n9")
    assert shown.link.isVisible()

    shown.link.box.setFocus()
    QTest.keyClick(shown.link.box, Qt.Key.Key_Down)
    assert session.graph.nodes["n9"].linked_to == "n3"
    assert session.history.undoText() == "Link"
    assert shown.facts.values["Weights"] == "Those of Encoder 1"

    QTest.keyClick(shown.link.box, Qt.Key.Key_Up)
    assert session.graph.nodes["n9"].linked_to == ""


def test_the_time_of_a_step_is_asked_for_and_shown(
    inspector: Inspector, session: Session, qtbot: QtBot
) -> None:
    shown = node_page(inspector, session, "n3")
    session.run.expect("r1", session.document)

    with qtbot.waitSignal(inspector.time_wanted):
        session.run.take((RunStarted("r1", "Digits", Map(), 4, 40, "cpu", 1, 100, ""),))
    session.run.take((StepTime("r1", Map({"n3": 0.5, "n8": 0.5}), 0.001),))

    assert shown.facts.values["Step time"] == "50 % · 500 µs"


def test_who_does_not_look_does_not_ask(
    inspector: Inspector, session: Session, qtbot: QtBot
) -> None:
    inspector.hide()
    session.run.expect("r1", session.document)

    with qtbot.assertNotEmitted(inspector.time_wanted):
        session.run.take((RunStarted("r1", "Digits", Map(), 4, 40, "cpu", 1, 100, ""),))


def test_nodes_of_different_blocks_are_changed_together(
    inspector: Inspector, session: Session
) -> None:
    session.select(["n3", "n5"])
    shown = page(inspector, SeveralPage)
    assert shown.heading.text() == "1 Dense, 1 Latent"
    assert list(shown.form.rows) == ["bias"]
    bias = shown.form.rows["bias"].field
    assert isinstance(bias, SwitchField)

    click(bias)
    values = [session.graph.nodes[node].parameters["bias"] for node in ("n3", "n5")]
    assert values == [False, False]

    click(shown.form.rows["bias"].reset)
    assert "bias" not in session.graph.nodes["n5"].parameters


def test_whatever_is_typed_the_document_holds_only_what_fits(
    inspector: Inspector, session: Session
) -> None:
    texts = (
        "0",
        "-1",
        "1e999",
        "nan",
        "65537",
        "1,5",
        "9" * 400,
        "½",
        "",
        "12",
        "-0",
        "1e-9",
        "3.7",
    )
    for node in ("n3", "n5", "n6", "n8"):
        shown = node_page(inspector, session, node)
        fields = [row.field for row in shown.form.rows.values()]
        for field in (field for field in fields if isinstance(field, TextField)):
            for text in texts:
                type_over(field, text)
                QTest.keyClick(field, Qt.Key.Key_Return)
                held = session.graph.nodes[node].parameters
                declared = registry()[session.graph.nodes[node].block].parameters
                faults = [one.fault(held[one.name]) for one in declared if one.name in held]
                assert not any(faults), (node, text)


# ------------------------------------------------------------------------------------- selections


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

        assert inspector.page.minimumSizeHint().width() <= 310, selection


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
