"""The digits autoencoder from an empty canvas, without a key.

An action is a click, a drag, or a turn of the wheel until what is looked for is in sight.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QListView, QPushButton, QWidget

from app.bridge.client import EngineClient
from app.bridge.process import ProcessHost
from app.canvas.scene import GraphScene
from app.inspector.slider import NumberSlider
from app.inspector.text_field import TextField
from app.palette.listing import ID_ROLE, MIME
from app.session import Session
from app.theme.applying import Appearance
from app.windows.main_window import MainWindow
from engine.document.values import Document, End, Graph
from engine.language import registry
from tests.app.canvas.example import digits
from tests.app.canvas.hand import LEFT, PLAIN, SHIFT

Field = TypeVar("Field", bound=QWidget)

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the list of a field of choices.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

FAKE = str(Path(__file__).parents[1] / "bridge" / "fake_engine.py")
GOAL = 40
PATIENCE_MS = 60_000
NOTCH = 120
IMAGES = End("n1", "images")
STEP_SIZE = 0.002
FIRST, STRIDE = 60, 76
"""Where the chain begins, and from one of its blocks to the next, in pixels of the canvas."""


@pytest.fixture
def window(
    qapp: QApplication,
    appearance: Appearance,
    settings: QSettings,
    qtbot: QtBot,
) -> Iterator[MainWindow]:
    client = EngineClient(lambda: ProcessHost((sys.executable, FAKE)))
    made = MainWindow(Session(Document()), appearance, client, settings)
    qtbot.addWidget(made, before_close_func=lambda window: window.session.history.setClean())
    made.resize(1440, 900)
    made.show()
    for button in (LEFT, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
        QTest.mouseRelease(made.canvas.viewport(), button)  # what another test held down
    yield made
    client.stop()


class Mouse:
    """Whoever has no keys. Counts what is done."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.canvas, self._qtbot = window, window.canvas, qtbot
        self.actions = 0

    @property
    def graph(self) -> Graph:
        return self.window.session.graph

    def turn(self, widget: QWidget, at: QPoint, notches: int) -> None:
        """One action, however far the wheel is turned."""
        self.actions += 1
        for _ in range(abs(notches)):
            event = QWheelEvent(
                QPointF(at),
                QPointF(widget.mapToGlobal(at)),
                QPoint(),
                QPoint(0, NOTCH if notches > 0 else -NOTCH),
                Qt.MouseButton.NoButton,
                PLAIN,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
            QApplication.sendEvent(widget, event)

    def click(
        self, widget: QWidget, at: QPoint | None = None, held: Qt.KeyboardModifier = PLAIN
    ) -> None:
        self.actions += 1
        QTest.mouseClick(widget, LEFT, held, at or widget.rect().center())

    def drag(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        self.actions += 1
        QTest.mousePress(widget, LEFT, PLAIN, start)
        for part in (0.2, 0.6, 1.0):
            QTest.mouseMove(widget, (QPointF(start) + QPointF(end - start) * part).toPoint())
        QTest.mouseRelease(widget, LEFT, PLAIN, end)

    # In the palette and on the canvas

    def scroll_to(self, view: QListView, row: QModelIndex) -> None:
        """Turn the wheel over a list until a row is in sight; one action if it was not."""
        port = view.viewport()
        self.actions += not is_seen(view, row)
        while not is_seen(view, row):
            is_below = view.visualRect(row).center().y() > port.rect().center().y()
            self.turn(port, port.rect().center(), -1 if is_below else 1)
            self.actions -= 1

    def place(self, block: str, at: QPoint) -> str:
        """Drag a block from the palette to the canvas; gives the new node."""
        blocks, view = self.window.palette_panel.blocks, self.window.palette_panel.view
        rows = (blocks.index(row, 0) for row in range(blocks.rowCount()))
        self.scroll_to(view, next(row for row in rows if row.data(ID_ROLE) == block))
        self.actions += 1
        before, data, copy = set(self.graph.nodes), QMimeData(), Qt.DropAction.CopyAction
        data.setData(MIME, block.encode())
        viewport = self.canvas.viewport()
        QApplication.sendEvent(viewport, QDragEnterEvent(at, copy, data, LEFT, PLAIN))
        QApplication.sendEvent(viewport, QDragMoveEvent(at, copy, data, LEFT, PLAIN))
        QApplication.sendEvent(viewport, QDropEvent(QPointF(at), copy, data, LEFT, PLAIN))
        (new,) = set(self.graph.nodes) - before
        return new

    def put_on(self, end: End, block: str, column: int) -> str:
        """Drop a block on the wire into an input, in one of the columns of the chain."""
        (wire,), x = self.graph.wires_into(*end), FIRST + STRIDE * column
        scene = self.canvas.scene()
        assert isinstance(scene, GraphScene)
        path = scene.wiring.items[wire.ends].path()
        places = [self.canvas.mapFromScene(path.pointAtPercent(n / 200)) for n in range(201)]
        return self.place(block, min(places, key=lambda at: abs(at.x() - x)))

    def connect(self, source: End, target: End) -> None:
        port = self.canvas.port_position
        self.drag(self.canvas.viewport(), port(source), port(target))

    def choose_nodes(self, *nodes: str) -> None:
        """One action for each."""
        for number, node in enumerate(nodes):
            at = self.canvas.node_rect(node).center()
            self.click(self.canvas.viewport(), at, SHIFT if number else PLAIN)

    # In the inspector and the list of problems

    def pick(self, name: str, option: str) -> None:
        """Open a long list of choices, and click one of them."""
        box = self._field(QComboBox, name)
        line, completer = box.lineEdit(), box.completer()
        assert line is not None
        assert completer is not None
        self.click(line)
        found = completer.popup()
        assert isinstance(found, QListView)
        rows = (found.model().index(row, 0) for row in range(found.model().rowCount()))
        row = next(row for row in rows if row.data() == option)
        self.scroll_to(found, row)
        self.click(found.viewport(), found.visualRect(row).center())

    def slide(self, name: str, node: str, parameter: str, value: float) -> None:
        """Drag the slider of a number until the field says a value, or the next one above it."""
        self.actions += 1
        row = self._field(TextField, name).parentWidget()
        assert row is not None
        bar = row.findChildren(NumberSlider)[0].bar
        x, level = round(bar.value() * bar.width()), bar.height() // 2
        QTest.mousePress(bar, LEFT, PLAIN, QPoint(x, level))
        while x < bar.width() and self.value(node, parameter) < value:
            x += 1
            QTest.mouseMove(bar, QPoint(x, level))
        QTest.mouseRelease(bar, LEFT, PLAIN, QPoint(x, level))

    def value(self, node: str, parameter: str) -> float:
        placed = self.graph.nodes[node]
        found = registry()[placed.block].filled(placed.parameters)[parameter]
        assert isinstance(found, int | float)
        return found

    def repair(self, node: str, wanted: str) -> None:
        """Click the number of problems of a node, then a repair."""
        scene = self.canvas.scene()
        assert isinstance(scene, GraphScene)
        item = scene.nodes[node]
        badge = item.pos() + item.badge(self.canvas.zoom).center()
        self.click(self.canvas.viewport(), self.canvas.mapFromScene(badge))
        self.click(self._repair(wanted))

    def _repair(self, wanted: str) -> QPushButton:
        """The button of a repair, once it was worked out."""
        found: list[QPushButton] = []

        def look() -> bool:
            buttons = self.window.problems.findChildren(QPushButton)
            found[:] = [one for one in buttons if one.text().startswith(wanted)]
            return bool(found)

        self._qtbot.waitUntil(look, timeout=PATIENCE_MS)
        return found[0]

    def _field(self, kind: type[Field], name: str) -> Field:
        found = [one for one in self.window.inspector.findChildren(kind) if one.isVisible()]
        return next(one for one in found if one.accessibleName() == name)


def is_seen(view: QListView, row: QModelIndex) -> bool:
    return view.viewport().rect().contains(view.visualRect(row))


def test_the_digits_autoencoder_is_built_by_mouse_in_few_actions(
    window: MainWindow, qtbot: QtBot
) -> None:
    mouse = Mouse(window, qtbot)
    canvas = window.canvas.viewport()

    mouse.place("dataset", QPoint(60, 240))
    mouse.turn(canvas, QPoint(16, 240), -5)
    optimizer = mouse.place("optimizer", QPoint(770, 240))
    mouse.slide("Step size", optimizer, "step_size", STEP_SIZE)
    loss = mouse.place("mean_squared_error", QPoint(690, 240))
    prediction, target = End(loss, "prediction"), End(loss, "target")
    mouse.connect(IMAGES, prediction)
    mouse.connect(End(loss, "loss"), End(optimizer, "loss"))
    flatten = mouse.put_on(prediction, "flatten", 1)
    outer = mouse.put_on(prediction, "dense", 2)
    mouse.slide("Units", outer, "units", 128)
    inner = mouse.put_on(prediction, "dense", 3)
    back = mouse.put_on(prediction, "dense", 5)
    last = mouse.put_on(prediction, "dense", 6)
    mouse.slide("Units", last, "units", 128)
    code = mouse.put_on(End(back, "x"), "latent", 4)
    head = mouse.put_on(prediction, "probability", 7)
    mouse.connect(IMAGES, target)
    mouse.repair(loss, "Use the shape")
    mouse.choose_nodes(outer, inner, back, last)
    mouse.pick("Activation", "GELU")

    chain = ("n1", flatten, outer, inner, code, back, last, head, loss, optimizer)
    assert_is_the_example(mouse, dict(zip(chain, digits().graph.nodes, strict=True)))
    assert window.session.checked.problems == ()
    assert mouse.actions == 31
    assert mouse.actions < GOAL


def assert_is_the_example(mouse: Mouse, names: dict[str, str]) -> None:
    """The same blocks, set alike, and the same wires. names: those of the example, by ours."""
    blocks, wires = meaning(mouse.graph, names)
    wanted, wired = meaning(digits().graph, {})
    assert blocks == wanted
    assert wires == wired
    (optimizer,) = (own for own, name in names.items() if name == "n10")
    # a slider of two figures is a pixel beside what was meant
    assert mouse.value(optimizer, "step_size") == pytest.approx(STEP_SIZE, rel=0.06)


def meaning(graph: Graph, names: dict[str, str]) -> tuple[object, object]:
    """Blocks with how they are set but for step sizes, and wires; nothing of titles and places."""
    blocks = {
        names.get(name, name): (
            node.block,
            registry()[node.block].filled(node.parameters).without(["step_size"]),
        )
        for name, node in graph.nodes.items()
    }
    ends = ([(names.get(end.node, end.node), end.port) for end in w.ends] for w in graph.wires)
    return blocks, sorted(ends)
