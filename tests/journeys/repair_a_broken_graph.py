"""A broken graph: read why it does not train, repair it by its buttons, undo, redo, train.

`python -m tests.journeys.repair_a_broken_graph [DIR]`. With a folder, pictures of the steps are
kept there.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.inspector.document_page import DocumentPage
from app.inspector.pages import NodePage
from engine.document.values import End
from tests.journeys.person import Person, at_the_window

EPOCHS = 3
KEEP, WIRE, SIZE = "Keep the wire from Decoder 2", "Wire Encoder 2 to it", "Use the shape"


def main() -> None:
    """Walk through it; an AssertionError says what was not as it should be."""
    pictures = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    steps = (ask_for_few_epochs, break_it, be_refused, repair_it, undo_and_redo, train)
    with at_the_window() as person:
        for step in steps:
            step(person)
            if pictures:
                person.picture(pictures / f"{step.__name__}.png")


def ask_for_few_epochs(person: Person) -> None:
    """Type the number of epochs into the settings of the document."""
    page = person.window.inspector.page
    assert isinstance(page, DocumentPage)
    type_into(person, field_of(page, "epochs"), str(EPOCHS))
    assert person.window.session.document.settings.epochs == EPOCHS


def break_it(person: Person) -> None:
    """A wrong shape, a wire that is gone, and a second wire where one may be."""
    window, canvas = person.window, person.canvas
    person.click(canvas.viewport(), canvas.node_rect("n8").center() - QPoint(0, 24))
    page = window.inspector.page
    assert isinstance(page, NodePage)
    type_into(person, field_of(page, "shape"), "7 x 7")
    assert not window.session.checked.of_node("n4")
    person.click(canvas.viewport(), canvas.port_position(End("n5", "h")))
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    assert not window.session.graph.wires_into("n5")
    person.wire(End("n3", "y"), End("n8", "h"))
    assert {problem.code for problem in window.session.checked.problems} == {
        "second-wire",
        "missing-wire",
    }


def be_refused(person: Person) -> None:
    """Train does not start; the list says why, and the notice how many there are."""
    window = person.window
    person.click(window.top_bar.train)
    assert not window.running.is_active
    assert window.problems.isVisible()
    assert window.notice.isVisible()
    assert window.notice.sentence.startswith(f"{window.problems.list.count()} problems")


def repair_it(person: Person) -> None:
    """Three clicks; the misfit that was hidden behind the other two comes to light."""
    session = person.window.session
    for wanted in (KEEP, WIRE, SIZE):
        repair(person, wanted)
    assert not session.checked.problems
    assert session.graph.nodes["n8"].parameters["shape"] == (8, 8)
    assert not person.window.notice.isVisible()


def undo_and_redo(person: Person) -> None:
    """A repair is one step that is called by its name."""
    session = person.window.session
    assert session.history.undoText().startswith(SIZE)
    person.keys("Ctrl+Z")
    assert [problem.code for problem in session.checked.problems] == ["misfit"]
    person.keys(person.window.action("redo").shortcut().toString())
    assert not session.checked.problems


def train(person: Person) -> None:
    """The repaired network learns to the end of its few epochs."""
    run = person.window.session.run
    person.click(person.window.top_bar.train)
    person.wait_until("the end of the run", lambda: run.end is not None)
    assert run.end is not None
    assert run.end.state == "finished", run.end.message


def repair(person: Person, wanted: str) -> None:
    """Wait for the button of a repair, in any problem of the list, and click it."""
    problems = person.window.problems

    def rows() -> range:
        return range(problems.list.count())

    def look() -> bool:
        for row in rows():
            problems.list.scrollToItem(problems.list.item(row))
            QTest.qWait(150)
            found = problems.buttons(row)
            for button in found.buttons if found else []:
                if button.text().startswith(wanted):
                    person.click(button)
                    return True
        return False

    person.wait_until(f"a button {wanted!r}", look)


def field_of(page: NodePage | DocumentPage, name: str) -> QLineEdit:
    """The field of a parameter or setting."""
    field = page.form.rows[name].field
    return field if isinstance(field, QLineEdit) else field.findChildren(QLineEdit)[0]


def type_into(person: Person, field: QLineEdit, text: str) -> None:
    """Click a field, select what is there, and type over it."""
    person.click(field)
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


if __name__ == "__main__":
    main()
