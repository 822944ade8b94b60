from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.session import Session
from engine.document.edits import add, move, remove, rename, with_settings
from engine.document.files import FileFault, read_document
from engine.document.values import Document, Graph, Node, Settings
from engine.observations.records import RunEnded
from tests.engine.shapes.repairs.broken import broken, cut

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

DENSE = Node("n1", "dense", "Dense")
OTHER = Node("n2", "dense", "Other")


@pytest.fixture
def session(qapp: object) -> Session:
    return Session(Document("Digits", add(Graph(), DENSE, OTHER)))


def test_an_edit_replaces_the_graph_and_tells_the_views(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.document_changed):
        session.edit("Delete", remove(session.graph, ["n2"]))
    assert list(session.graph.nodes) == ["n1"]


def test_an_edit_is_checked_before_the_views_are_told(session: Session, qtbot: QtBot) -> None:
    ports: list[set[str]] = []
    session.document_changed.connect(lambda: ports.append(set(session.checked.ports)))
    session.edit("Delete", remove(session.graph, ["n2"]))
    assert ports == [{"n1"}]


def test_an_edit_that_changes_nothing_is_no_step(session: Session, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(session.document_changed):
        session.edit("Move", session.graph)
    assert session.history.count() == 0


def test_undo_brings_back_the_very_same_document(session: Session) -> None:
    before = session.document
    session.edit("Delete", remove(session.graph, ["n2"]))
    session.history.undo()
    assert session.document is before


def test_the_history_names_its_steps(session: Session) -> None:
    session.edit("Delete Other", remove(session.graph, ["n2"]))
    assert session.history.undoText() == "Delete Other"


def test_steps_of_one_drag_become_one_step(session: Session) -> None:
    before = session.document
    for x in (8.0, 16.0, 24.0):
        session.edit("Move", move(session.graph, {"n1": (x, 0.0)}), merge="drag-1")
    assert session.history.count() == 1
    session.history.undo()
    assert session.document is before


def test_two_drags_are_two_steps(session: Session) -> None:
    session.edit("Move", move(session.graph, {"n1": (8.0, 0.0)}), merge="drag-1")
    session.edit("Move", move(session.graph, {"n1": (16.0, 0.0)}), merge="drag-2")
    assert session.history.count() == 2


def test_settings_are_edited_as_a_step_too(session: Session) -> None:
    session.edit_document("Set epochs", with_settings(session.document, Settings(epochs=3)))
    session.history.undo()
    assert session.document.settings.epochs == Settings().epochs


def test_the_selection_keeps_only_nodes_that_exist(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.selection_changed):
        session.select(["n2", "n9", "n2", "n1"])
    assert session.selection == ("n2", "n1")


def test_selecting_the_same_again_tells_nobody(session: Session, qtbot: QtBot) -> None:
    session.select(["n1"])
    with qtbot.assertNotEmitted(session.selection_changed):
        session.select(["n1"])


def test_a_deleted_node_leaves_the_selection_and_the_views_hear_of_it(
    session: Session, qtbot: QtBot
) -> None:
    session.select(["n1", "n2"])
    with qtbot.waitSignal(session.selection_changed):
        session.edit("Delete", remove(session.graph, ["n2"]))
    assert session.selection == ("n1",)


def test_opening_begins_a_new_history(session: Session, qtbot: QtBot) -> None:
    session.edit("Delete", remove(session.graph, ["n2"]))
    session.select(["n1"])
    with qtbot.waitSignals([session.document_changed, session.file_changed]):
        session.open(Document("Another"))
    assert session.history.count() == 0
    assert session.selection == ()
    assert not session.is_dirty
    assert session.name == "Another"


def test_a_document_that_replaces_a_recovered_one_is_not_dirty(session: Session) -> None:
    session.history.resetClean()
    assert session.is_dirty
    session.open(Document("Another"))
    assert not session.is_dirty


def test_files_are_looked_for_beside_the_document(session: Session, tmp_path: Path) -> None:
    before = session.folder
    session.save(tmp_path / "Rings.loom")
    assert (before, session.folder) == (Path.home(), tmp_path)


def test_saving_clears_the_dirty_mark_and_names_the_document(
    session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    session.edit("Delete", remove(session.graph, ["n2"]))
    with qtbot.waitSignal(session.file_changed):
        session.save(tmp_path / "mine.loom")
    assert not session.is_dirty
    assert session.name == "mine"
    assert session.path == tmp_path / "mine.loom"


def test_a_saved_document_opens_as_it_was(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "Digits.loom"
    session.save(path)
    again = Session()
    again.open(read_document(path), path)
    assert again.document == replace(session.document, title="Digits")
    assert again.path == path


def test_undo_past_the_saved_state_is_dirty_again(session: Session, tmp_path: Path) -> None:
    session.edit("Delete", remove(session.graph, ["n2"]))
    session.save(tmp_path / "mine.loom")
    session.history.undo()
    assert session.is_dirty


def test_a_folder_that_cannot_be_written_leaves_the_dirty_mark(
    session: Session, tmp_path: Path
) -> None:
    session.edit("Delete", remove(session.graph, ["n2"]))
    with pytest.raises(FileFault, match=r"mine\.loom"):
        session.save(tmp_path / "no such folder" / "mine.loom")
    assert session.is_dirty
    assert session.path is None


def test_the_file_holds_the_name_of_the_file_as_its_title(session: Session, tmp_path: Path) -> None:
    session.save(tmp_path / "Rings.loom")
    assert read_document(tmp_path / "Rings.loom").title == "Rings"


def test_the_document_is_called_as_its_file_without_a_step_or_a_change(
    session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.document_changed):
        session.save(tmp_path / "Rings.loom")
    assert session.document.title == "Rings"
    assert session.history.count() == 0
    assert not session.is_dirty


def test_saving_under_the_same_name_shows_no_other_document(
    session: Session, tmp_path: Path
) -> None:
    before = session.document
    session.save(tmp_path / "Digits.loom")
    assert session.document is before


def test_undo_past_the_first_saving_keeps_the_name_of_the_file(
    session: Session, tmp_path: Path
) -> None:
    session.edit("Delete", remove(session.graph, ["n2"]))
    session.save(tmp_path / "Rings.loom")
    session.history.undo()
    assert list(session.graph.nodes) == ["n1", "n2"]
    assert session.document.title == "Rings"


def test_a_document_whose_file_was_renamed_is_called_as_the_file(
    session: Session, tmp_path: Path
) -> None:
    session.open(Document("Digits"), tmp_path / "Rings.loom")
    assert session.document.title == "Rings"
    assert not session.is_dirty


def fail(session: Session, node: str = "n1", line: int = 7) -> None:
    """The document was trained, and the run failed."""
    session.run.expect("r1", session.document)
    session.run.take((RunEnded("r1", "failed", 1.0, 4, "The shapes differ.", node, line),))


def test_a_failed_run_is_known_as_a_problem_of_its_node(session: Session, qtbot: QtBot) -> None:
    before = session.checked.problems
    with qtbot.waitSignal(session.failure_changed):
        fail(session)
    (problem,) = set(session.known.problems) - set(before)
    assert problem.sentence == "Dense: The shapes differ."
    assert session.checked.problems == before


def test_a_failure_is_known_until_the_document_says_something_else(session: Session) -> None:
    fail(session)
    session.edit("Move", move(session.graph, {"n1": (8.0, 8.0)}))
    assert session.failure is session.run.end
    session.edit("Delete", remove(session.graph, ["n2"]))
    assert session.failure is None
    assert session.known is session.checked
    session.history.undo()
    assert session.failure is session.run.end


def test_a_failure_is_still_known_when_the_document_gets_a_name(
    session: Session, tmp_path: Path
) -> None:
    fail(session)
    session.save(tmp_path / "Rings.loom")
    assert session.failure is session.run.end


def test_the_next_run_forgets_the_failure_of_the_one_before(session: Session, qtbot: QtBot) -> None:
    fail(session)
    with qtbot.waitSignal(session.failure_changed):
        session.run.expect("r2", session.document)
    assert session.failure is None


def test_a_failure_of_no_known_place_is_no_problem_of_the_document(
    session: Session, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(session.failure_changed):
        fail(session, "", 0)
    assert session.failure is None
    assert session.known is session.checked


def test_a_failure_of_a_line_alone_is_no_problem_of_a_node(session: Session) -> None:
    fail(session, "", 7)
    assert session.failure is session.run.end
    assert session.known.problems == session.checked.problems


def test_the_document_that_was_trained_is_told_from_others(session: Session) -> None:
    found = [session.has_trained_this]
    fail(session)
    found.append(session.has_trained_this)
    session.edit("Delete", remove(session.graph, ["n2"]))
    found.append(session.has_trained_this)
    assert found == [False, True, False]


def test_saving_is_told_and_opening_is_not(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.saved):
        session.save(tmp_path / "Rings.loom")
    with qtbot.assertNotEmitted(session.saved):
        session.open(read_document(tmp_path / "Rings.loom"), tmp_path / "Rings.loom")


def test_a_repair_is_one_step_with_its_own_name_and_selects_what_it_mended(qapp: object) -> None:
    session = Session(broken(cut("n5", "n6")))
    (problem,) = session.checked.problems
    repair = session.repairs_of(problem)[0]
    session.repair(problem, repair.title)
    assert not session.checked.problems
    assert session.history.undoText() == repair.title == "Wire Code to it"
    assert session.history.count() == 1
    assert session.selection == ("n6",)
    session.history.undo()
    assert list(session.checked.problems) == [problem]


def test_a_repair_mends_the_document_as_it_stands_now(qapp: object) -> None:
    session = Session(broken(cut("n5", "n6")))
    (problem,) = session.checked.problems
    before = session.repairs_of(problem)
    assert session.repairs_of(problem) is before
    session.edit("Rename", rename(session.graph, "n2", "Flat"))
    session.repair(problem, before[0].title)
    assert session.graph.nodes["n2"].title == "Flat"
    assert session.checked.problems == ()


def test_a_repair_that_is_not_offered_changes_nothing(qapp: object) -> None:
    session = Session(broken(cut("n5", "n6")))
    session.repair(session.checked.problems[0], "Make coffee")
    assert session.history.count() == 0
