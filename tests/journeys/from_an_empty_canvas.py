"""From an empty canvas to a classifier of two spirals, in the eight moves of the README.

`python -m tests.journeys.from_an_empty_canvas [DIR]`. With a folder, pictures are kept there.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.inspector.text_field import TextField
from app.session import Session
from engine.document.values import End
from tests.journeys.person import Person, at_the_window

BLOCKS = {
    "dataset": QPoint(20, 40),
    "dense": QPoint(190, 40),
    "dense 2": QPoint(360, 40),
    "probability": QPoint(530, 40),
    "binary_cross_entropy": QPoint(360, 210),
    "accuracy": QPoint(360, 360),
    "optimizer": QPoint(560, 210),
}
"""Where each block is dropped, in pixels of the canvas."""
WIRES = (
    ("dataset.points", "dense.x"),
    ("dense.y", "dense 2.x"),
    ("dense 2.y", "probability.h"),
    ("probability.y", "binary_cross_entropy.prediction"),
    ("dataset.label", "binary_cross_entropy.target"),
    ("probability.y", "accuracy.prediction"),
    ("dataset.label", "accuracy.target"),
    ("binary_cross_entropy.loss", "optimizer.loss"),
)


def main() -> None:
    """Walk through it; an AssertionError says what was not as it should be."""
    pictures = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    with at_the_window("light") as person:
        Spirals(person).go()
        if pictures:
            person.picture(pictures / "two_spirals.png")
        assert "torch" not in sys.modules, "the window has imported torch"


class Spirals:
    """The walk; `ids`: of the placed nodes, by the names of BLOCKS."""

    def __init__(self, person: Person) -> None:
        self.person, self.window = person, person.window
        self.ids: dict[str, str] = {}

    @property
    def session(self) -> Session:
        """That of the document that is shown: the empty one is another than the first."""
        return self.window.session

    def go(self) -> None:
        """The moves, in their order."""
        self.person.keys("Ctrl+N")
        assert not self.session.graph.nodes
        for name, place in BLOCKS.items():
            self.ids[name] = self.person.drop_block(name.split(" ")[0], place)
            if name == "dataset":
                self.choose_the_spirals()
        for source, target in WIRES:
            self.person.wire(self.end(source), self.end(target))
        assert not self.session.checked.problems
        self.session.select([self.ids["optimizer"]])
        self.write("Step size", "0.01")
        self.session.select([])
        self.write("Epochs", "200")
        self.write("Batch size", "32")
        self.train()

    def choose_the_spirals(self) -> None:
        """Type a part of its name into the list of data, and take what is found."""
        box = self.field(QComboBox, "Data")
        assert isinstance(box, QComboBox)
        line, completer = box.lineEdit(), box.completer()
        assert line is not None
        assert completer is not None
        QTest.mouseClick(line, Qt.MouseButton.LeftButton)
        found = completer.popup()
        assert found is not None
        QTest.keyClicks(found, "two spi")
        QTest.keyClick(found, Qt.Key.Key_Down)
        QTest.keyClick(found, Qt.Key.Key_Return)
        node = self.session.graph.nodes[self.ids["dataset"]]
        assert node.parameters["data"] == "two_spirals"
        assert node.title == "Two spirals"

    def write(self, name: str, text: str) -> None:
        """Type over the value of a field."""
        field = self.field(TextField, name)
        assert isinstance(field, QLineEdit)
        field.selectAll()
        QTest.keyClicks(field, text)

    def field(self, kind: type[QWidget], name: str) -> QWidget:
        """The field of that name in the form that is shown."""
        found = [one for one in self.window.inspector.findChildren(kind) if one.isVisible()]
        return next(one for one in found if one.accessibleName() == name)

    def end(self, words: str) -> End:
        """'dense.x' as the port of the placed node."""
        name, _, port = words.partition(".")
        return End(self.ids[name], port)

    def train(self) -> None:
        """One click; every test point lies on the right spiral, and the Runs tab says so."""
        run = self.session.run
        self.person.click(self.window.top_bar.train)
        self.person.wait_until("the end of the run", lambda: run.end is not None)
        assert run.end is not None
        assert run.end.state == "finished", run.end.message
        assert run.test is not None
        assert run.test.values[self.ids["accuracy"]] >= 0.98


if __name__ == "__main__":
    main()
