from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.session import Session
from app.source_view.export import Export
from app.source_view.source import Source
from app.source_view.source_view import QUIET_MS, SourceView
from app.theme.applying import Appearance
from app.theme.tokens import FAMILIES
from engine.commands import WriteSource
from engine.document.edits import remove, rename
from engine.document.values import Document
from engine.observations.records import Progress, RunEnded, SourceText
from engine.program.write import write
from tests.app.source_view.refusing import refusing

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

LEFT = Qt.MouseButton.LeftButton
FAULT = RunEnded("r1", "failed", 1.0, 7, "Adam: lower its step size.", "n10", 153)


@pytest.fixture
def view(digits: Session, appearance: Appearance, source: Source, qtbot: QtBot) -> SourceView:
    return placed(digits, appearance, source, qtbot)


def placed(session: Session, appearance: Appearance, source: Source, qtbot: QtBot) -> SourceView:
    """A view in a window."""
    window = QWidget()
    qtbot.addWidget(window)
    made = SourceView(session, appearance, source, Export(session, source, window), window)
    window.resize(640, 240)
    made.resize(640, 240)
    window.show()
    vars(made)["window_kept"] = window  # Qt alone does not keep it for Python
    return made


def silent(session: Session, appearance: Appearance, qtbot: QtBot) -> tuple[SourceView, Source]:
    """A view whose engine does not answer."""
    asked: list[WriteSource] = []
    source = Source(session, asked.append)
    return placed(session, appearance, source, qtbot), source


def shown(view: SourceView) -> str:
    return view.code.toPlainText() + "\n"


def line_of(view: SourceView, words: str) -> int:
    """The number of the one line with these words."""
    (found,) = [n for n, line in enumerate(shown(view).splitlines(), 1) if words in line]
    return found


def click(view: SourceView, line: int, double: bool = False) -> None:
    view.code.reveal([line])
    place = QPoint(40, dict(view.code.lines_in_view())[line].center().y())
    press = QTest.mouseDClick if double else QTest.mouseClick
    press(view.code.viewport(), LEFT, pos=place)


def train(session: Session) -> None:
    session.run.expect("r1", session.document)
    session.run.take((Progress("r1", "training", 1, 4, 7, 1000.0, 8.0),))


def rename_code(session: Session) -> None:
    session.edit("Rename", rename(session.graph, "n5", "Bottleneck"))


def break_network(session: Session) -> None:
    session.edit("Delete", remove(session.graph, ["n5"]))


def test_the_tab_shows_the_program_of_the_document(view: SourceView, digits: Session) -> None:
    assert view.code.isVisible()
    assert shown(view) == write(digits.document).text
    assert view.heading.text() == "digits_autoencoder.py · 196 lines"


def test_an_edit_is_written_once_it_is_quiet(
    view: SourceView, digits: Session, qtbot: QtBot
) -> None:
    rename_code(digits)
    assert "bottleneck" not in shown(view)
    qtbot.waitUntil(lambda: "self.bottleneck = nn.Linear(64, 2)" in shown(view))
    assert shown(view) == write(digits.document).text


def test_nothing_is_asked_for_while_nobody_looks(
    digits: Session, appearance: Appearance, qtbot: QtBot
) -> None:
    view, source = silent(digits, appearance, qtbot)
    source.give_up()
    view.hide()
    rename_code(digits)
    with qtbot.assertNotEmitted(source.changed, wait=2 * QUIET_MS):
        pass
    assert not source.is_under_way

    view.show()
    assert source.is_under_way


def test_the_lines_of_the_chosen_node_are_lit_in_its_colour(
    view: SourceView, digits: Session
) -> None:
    digits.select(["n5"])
    lines = [line_of(view, "self.code = "), line_of(view, "code = self.code(")]
    assert view.code.lit == dict.fromkeys(lines, FAMILIES["latent"])


def test_lines_of_several_nodes_are_lit_each_in_its_colour(
    view: SourceView, digits: Session
) -> None:
    digits.select(["n5", "n9"])
    assert set(view.code.lit.values()) == {FAMILIES["latent"], FAMILIES["losses"]}
    digits.select([])
    assert view.code.lit == {}


def test_the_first_lit_line_comes_into_view(view: SourceView, digits: Session) -> None:
    digits.select(["n5"])
    seen = {line for line, _ in view.code.lines_in_view(whole=True)}
    assert line_of(view, "self.code = ") in seen


def test_a_text_that_comes_late_shows_the_lit_line_at_once(
    digits: Session, appearance: Appearance, qtbot: QtBot
) -> None:
    digits.select(["n5"])
    view, _ = silent(digits, appearance, qtbot)
    program = write(digits.document)
    digits.run.take([SourceText("", 1, program.text, program.nodes)])
    assert line_of(view, "self.code = ") in dict(view.code.lines_in_view(whole=True))


def test_lit_lines_stay_true_when_the_text_changes(
    view: SourceView, digits: Session, qtbot: QtBot
) -> None:
    digits.select(["n5"])
    rename_code(digits)
    qtbot.waitUntil(lambda: "self.bottleneck" in shown(view))
    lines = [line_of(view, "self.bottleneck = "), line_of(view, "bottleneck = self.bottleneck(")]
    assert [*view.code.lit] == lines


def test_a_click_in_a_line_selects_its_node_and_moves_nothing(
    view: SourceView, digits: Session
) -> None:
    line = line_of(view, "self.pixels = ")
    view.code.reveal([line])
    before = view.code.verticalScrollBar().value()
    click(view, line)
    assert digits.selection == ("n8",)
    assert line in view.code.lit
    assert view.code.verticalScrollBar().value() == before


def test_a_click_in_a_line_of_no_node_keeps_the_selection(
    view: SourceView, digits: Session
) -> None:
    digits.select(["n5"])
    click(view, line_of(view, "import copy"))
    assert digits.selection == ("n5",)


def test_a_double_click_seeks_the_node_on_the_canvas(view: SourceView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.node_sought) as told:
        click(view, line_of(view, "self.pixels = "), double=True)
    assert told.args == ["n8"]


def test_a_double_click_in_a_line_of_no_node_seeks_nothing(view: SourceView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.node_sought):
        click(view, line_of(view, "import copy"), double=True)


def test_a_node_that_is_gone_is_neither_selected_nor_sought(
    view: SourceView, digits: Session, qtbot: QtBot
) -> None:
    line = line_of(view, "self.code = ")
    break_network(digits)
    with qtbot.assertNotEmitted(view.node_sought):
        view.code.line_chosen.emit(line)
        view.code.line_sought.emit(line)
    assert digits.selection == ()


def test_a_document_with_problems_shows_a_way_to_them(
    view: SourceView, digits: Session, qtbot: QtBot
) -> None:
    break_network(digits)
    assert view.empty.isVisible()
    assert view.empty.sentence == "The program appears here once the network has no problems."
    with qtbot.waitSignal(view.problems_asked):
        QTest.mouseClick(view.empty.button, LEFT)

    digits.history.undo()
    assert view.code.isVisible()


def test_an_empty_document_says_how_to_begin(view: SourceView, digits: Session) -> None:
    digits.open(Document())
    assert view.empty.sentence.startswith("Drag blocks onto the canvas")
    assert view.empty.button.isHidden()


def test_what_the_engine_refuses_to_write_is_told(
    digits: Session, appearance: Appearance, qtbot: QtBot
) -> None:
    view = placed(digits, appearance, refusing(digits), qtbot)
    assert view.empty.isVisible()
    assert view.empty.sentence == "The program cannot be written: no."


def test_until_the_engine_answers_the_tab_says_what_will_appear(
    digits: Session, appearance: Appearance, qtbot: QtBot
) -> None:
    view, _ = silent(digits, appearance, qtbot)
    assert view.empty.sentence == "The program is being written and appears here in a moment."


def test_after_the_death_of_an_engine_the_program_can_be_asked_for_again(
    digits: Session, appearance: Appearance, qtbot: QtBot
) -> None:
    view, source = silent(digits, appearance, qtbot)
    source.give_up()
    assert view.empty.sentence == "The engine stopped before the program was written."

    QTest.mouseClick(view.empty.button, LEFT)
    assert source.is_under_way
    assert view.empty.sentence.startswith("The program is being written")


def test_a_text_that_stays_behind_is_told(
    view: SourceView, digits: Session, source: Source, qtbot: QtBot
) -> None:
    source._ask = lambda _: None  # noqa: SLF001 - an engine that is busy for long
    rename_code(digits)
    qtbot.waitUntil(lambda: "being written anew" in view.heading.text())


def test_the_buttons_copy_and_save(view: SourceView, digits: Session) -> None:
    QTest.mouseClick(view.copy_button, LEFT)
    assert QApplication.clipboard().text() == write(digits.document).text


def test_a_run_of_this_text_and_of_an_earlier_one_are_told_apart(
    view: SourceView, digits: Session, qtbot: QtBot
) -> None:
    train(digits)
    digits.run.started.emit()
    assert " · training now" in view.heading.text()
    rename_code(digits)
    assert " · training an earlier version" in view.heading.text()


def test_a_failure_is_shown_on_its_line_and_above(view: SourceView, digits: Session) -> None:
    train(digits)
    digits.run.take((FAULT,))
    assert view.code.failed == 153
    assert view.strip.isVisible()
    assert view.strip.sentence == "Adam: lower its step size."
    assert " · failed at line 153" in view.heading.text()
    assert 153 in {line for line, _ in view.code.lines_in_view(whole=True)}


def test_the_strip_brings_the_failed_line_back(view: SourceView, digits: Session) -> None:
    train(digits)
    digits.run.take((FAULT,))
    view.to_top()
    QTest.mouseClick(view.strip.button, LEFT)
    assert 153 in {line for line, _ in view.code.lines_in_view(whole=True)}


def test_a_failure_is_gone_with_the_next_edit_and_with_the_next_run(
    view: SourceView, digits: Session
) -> None:
    train(digits)
    digits.run.take((FAULT,))
    rename_code(digits)
    assert (view.code.failed, view.strip.isVisible()) == (0, False)
    digits.history.undo()
    assert view.code.failed == 153
    train(digits)
    assert (view.code.failed, view.strip.isVisible()) == (0, False)
