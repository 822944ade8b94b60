"""Every gesture that a mouse makes on the canvas, in the window; each is undone again in one step.

`python -m tests.journeys.gestures_of_the_mouse [FOLDER]`. With a folder, pictures are kept there of
what is in the hand. On a screen: with QT_QPA_PLATFORM=xcb.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from app.canvas.breadcrumb import Breadcrumb
from app.canvas.gestures.cut_gesture import CutMarks
from app.canvas.gestures.reason import Reason
from engine.document.edits import add, with_graph
from engine.document.files import read_document, write_document
from engine.document.framing import put_note
from engine.document.values import Document, End, Node, Note, Wire
from engine.drawing import Drawing
from engine.examples import example_paths
from engine.language import Map
from tests.app.canvas import framed, from_palette
from tests.app.canvas.hand import CONTROL, LEFT, SHIFT
from tests.journeys.mouse import Mouse
from tests.journeys.person import Person, at_the_window

DIGITS, FLATTEN, ENCODER, SECOND, CODE, DECODER = "n1", "n2", "n3", "n4", "n5", "n6"
LOSS, OPTIMIZER, SPARE, PLACED, NOTE = "n9", "n10", "n11", "n12", "t1"
IMAGES, SPARE_X = End(DIGITS, "images"), End(SPARE, "x")
TARGET, WEIGHTED = End(LOSS, "target"), End(OPTIMIZER, "loss")
INTO_DECODER = Wire(End(CODE, "z"), End(DECODER, "x"))
STREET = QPointF(400.0, 304.0)
"""A place of the scene between the frames and what stands below."""
FREE = QPointF(544.0, 392.0)
"""A place of the scene where nothing stands, in the row of the spare block."""
BETWEEN = Wire(End(ENCODER, "y"), End(SECOND, "x"))
CUT = (Wire(End(FLATTEN, "y"), End(ENCODER, "x")), BETWEEN)
"""The wires that a stroke crosses."""
BELOW = QPoint(0, 44)
INTO = QPoint(79, 48)
"""From the middle of the first block of a frame to a place for another one below it."""
ALT = Qt.KeyboardModifier.AltModifier
MIDDLE, RIGHT = Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton
NOTCH = QPoint(0, 120)
WORDS = "**Two numbers** are all that\nthe decoder gets to see."


def main() -> None:
    """Make each gesture; an AssertionError says what was not as it should be."""
    pictures = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "Digits autoencoder.loom"
        write_document(with_spares(), file)
        with at_the_window("dark", file) as person:
            Gestures(person, pictures).go()


def with_spares() -> Document:
    """The digits autoencoder, and below it a note, a block and a Part that nothing is wired to."""
    document = read_document(example_paths()["digits-autoencoder"])
    inside = Drawing()
    middle = inside.place("dense", inside.place("input", title="x"), units=16)
    inside.place("output", middle, title="y")
    spare = Node(SPARE, "dense", "Spare", (320.0, 352.0))
    placed = Node(PLACED, "part", "Squeeze", (640.0, 352.0), Map({"part": "Squeeze"}))
    graph = put_note(add(add(document.graph, spare), placed), Note(NOTE, WORDS, (0.0, 352.0)))
    return replace(with_graph(document, graph), parts=Map({"Squeeze": inside.graph}))


class Gestures:
    """The walk. Everything stands in the document as at the beginning after each of them."""

    def __init__(self, person: Person, pictures: Path | None) -> None:
        self.person, self.window, self.canvas = person, person.window, person.canvas
        self.hand = Mouse(person, pictures)
        self.document = person.window.session.document
        self.port = self.canvas.port_position

    def go(self) -> None:
        """All of them."""
        for gesture in (
            self.drag_a_block_from_the_palette,
            self.add_by_a_double_click_on_the_ground,
            self.draw_a_wire,
            self.drop_a_wire_on_the_ground,
            self.plug_each_end_in_elsewhere,
            self.keep_a_wire_for_several_inputs,
            self.draw_a_second_wire_into_an_input,
            self.cut_wires,
            self.pull_a_block_out,
            self.drop_a_block_on_a_wire,
            self.lead_a_wire_by_a_dot,
            self.choose_by_a_box_and_move_several,
            self.drag_into_a_frame_and_out,
            self.drag_a_frame_by_its_title,
            self.drag_a_note_and_widen_it,
            self.change_parameters_on_the_block,
            self.rename_on_the_block,
            self.enter_a_part_and_leave_it,
            self.pan_and_zoom,
            self.click_on_the_map,
            self.take_an_entry_of_a_menu,
        ):
            gesture()
            assert self.window.session.document == self.document, gesture.__name__
            assert not self.canvas.overlays.search.isVisible(), gesture.__name__

    # Add

    def drag_a_block_from_the_palette(self) -> None:
        """It is shown where it would be, over the frame that it would join."""
        data, at = from_palette.carried("dropout"), self.canvas.wire_point(BETWEEN, 0.5)
        from_palette.enter(self.hand, data, at)
        self.hand.picture("palette")
        from_palette.drop(self.hand, data, at)
        assert self.hand.graph.nodes[self.hand.selected[0]].block == "dropout"
        self.hand.is_undone("Put Dropout between Encoder 1 and Encoder 2")

    def add_by_a_double_click_on_the_ground(self) -> None:
        """A search opens there, and a click takes what it found."""
        self.hand.double_click(self.hand.seen(FREE))
        self.hand.find("latent")
        self.hand.picture("quick-add")
        self.hand.click_first()
        self.hand.is_undone("Add Latent")

    # Wire

    def draw_a_wire(self) -> None:
        """Where it does not fit it is red and says why; where it fits it is drawn."""
        self.hand.carry(self.port(End(SECOND, "y")), self.port(WEIGHTED))
        assert self.hand.item(Reason).isVisible()
        self.hand.picture("unfit")
        self.hand.move(self.port(SPARE_X))
        assert not self.hand.item(Reason).isVisible()
        self.hand.picture("fit")
        self.hand.release(self.port(SPARE_X))
        assert Wire(End(SECOND, "y"), SPARE_X) in self.hand.wires
        self.hand.is_undone("Connect Encoder 2 to Spare")

    def drop_a_wire_on_the_ground(self) -> None:
        """What fits its type is offered, and what is chosen is wired."""
        self.hand.drag(self.port(End(SECOND, "y")), self.hand.seen(FREE))
        assert self.canvas.overlays.search.isVisible()
        self.hand.picture("offered")
        self.hand.find("dense")
        self.hand.click_first()
        assert Wire(End(SECOND, "y"), End("n13", "x")) in self.hand.wires
        self.hand.is_undone("Add Dense")

    def plug_each_end_in_elsewhere(self) -> None:
        """The end at an input, the end at an output, and the void that takes a wire away."""
        self.hand.drag(self.port(TARGET), self.port(SPARE_X))
        assert Wire(IMAGES, SPARE_X) in self.hand.wires
        self.hand.is_undone("Move the wire of Digits to Spare")

        self.hand.drag(self.canvas.wire_point(INTO_DECODER, 0.05), self.port(End(SECOND, "y")))
        assert Wire(End(SECOND, "y"), End(DECODER, "x")) in self.hand.wires
        self.hand.is_undone("Feed Decoder 1 from Encoder 2")

        self.hand.drag(self.port(TARGET), self.hand.seen(FREE))
        assert Wire(IMAGES, TARGET) not in self.hand.wires
        self.hand.is_undone("Disconnect Digits from Reconstruction")

    def keep_a_wire_for_several_inputs(self) -> None:
        """With Shift held it stays in the hand; a click lets it go at the next one."""
        first, last = self.port(SPARE_X), self.port(End(PLACED, "x"))
        self.hand.carry(self.port(End(SECOND, "y")), first)
        self.hand.release(first, SHIFT)
        self.hand.move(self.hand.seen(FREE))
        self.hand.picture("several")
        self.hand.move(last)
        advice = self.hand.item(Reason)  # which is there until the wire has come to a port
        self.person.wait_until("the wire at the port", lambda: not advice.isVisible())
        self.hand.click(last)
        self.hand.is_undone("Connect Encoder 2 to Squeeze")
        self.hand.is_undone("Connect Encoder 2 to Spare")

    def draw_a_second_wire_into_an_input(self) -> None:
        """Both stay, red, until a repair or a person says which."""
        self.hand.drag(self.port(End(ENCODER, "y")), self.port(End(CODE, "h")))
        session = self.window.session
        assert [problem.code for problem in session.checked.problems] == ["second-wire"]
        scene = framed.scene_of(self.hand)
        badge = scene.nodes[CODE].badge(self.canvas.zoom).center() + scene.nodes[CODE].pos()
        self.hand.click(self.canvas.mapFromScene(badge))
        self.person.wait_until("repairs", self.window.problems.isVisible)
        self.hand.picture("second-wire")
        self.hand.is_undone("Connect Encoder 1 to Code")

    def cut_wires(self) -> None:
        """A stroke with Ctrl and the right button marks what it crosses."""
        one, two = (self.canvas.wire_point(wire, 0.5) for wire in CUT)
        stroke = (one - BELOW, one + BELOW, two + BELOW, two - BELOW)
        self.hand.press(stroke[0], CONTROL, RIGHT)
        for place in stroke[1:]:
            self.hand.move(place)
        assert len(self.hand.item(CutMarks).crosses) == len(CUT)
        self.hand.picture("cut")
        self.hand.release(stroke[-1], CONTROL, RIGHT)
        assert len(self.hand.wires) == len(self.document.graph.wires) - len(CUT)
        self.hand.is_undone("Cut 2 wires")

    def pull_a_block_out(self) -> None:
        """With Alt held its wires stay behind, and are joined."""
        start, end = self.hand.middle(SECOND), self.hand.seen(FREE)
        self.hand.press(start, ALT)
        self.hand.move((start + end) / 2)
        self.hand.move(end)
        self.hand.picture("pulled-out")
        self.hand.release(end, ALT)
        assert Wire(End(ENCODER, "y"), End(CODE, "h")) in self.hand.wires
        assert not self.hand.graph.wires_of([SECOND])
        self.hand.is_undone("Take Encoder 2 out and join Encoder 1 to Code")

    def drop_a_block_on_a_wire(self) -> None:
        """The wire leads through it, and what lies behind makes room."""
        before, at = self.canvas.node_rect(CODE).left(), self.canvas.wire_point(BETWEEN, 0.5)
        self.hand.carry(self.hand.middle(SPARE), at)
        assert self.hand.item(Reason).words == "Between Encoder 1 and Encoder 2"
        self.hand.picture("on-a-wire")
        self.hand.release(at)
        assert Wire(BETWEEN.source, SPARE_X) in self.hand.wires
        assert Wire(End(SPARE, "y"), BETWEEN.target) in self.hand.wires
        assert self.canvas.node_rect(CODE).left() > before
        self.hand.picture("made-room")
        self.hand.is_undone("Put Spare between Encoder 1 and Encoder 2")

    def lead_a_wire_by_a_dot(self) -> None:
        """A double click puts it there, a drag moves it, a double click takes it off."""
        at = self.canvas.wire_point(INTO_DECODER, 0.5)
        self.hand.double_click(at)
        ((x, y),) = bends_of(self.hand)
        assert self.hand.last_step == "Put a dot on the wire of Code to Decoder 1"
        self.hand.carry(self.hand.seen(QPointF(x, y)), self.hand.seen(STREET))
        self.hand.picture("dot")
        self.hand.release(self.hand.seen(STREET))
        assert bends_of(self.hand) == (STREET.toTuple(),)
        assert self.hand.last_step == "Move a dot of the wire of Code to Decoder 1"
        self.hand.double_click(self.hand.seen(STREET))
        assert not bends_of(self.hand)
        self.hand.is_undone("Take a dot off the wire of Code to Decoder 1")
        self.hand.is_undone("Move a dot of the wire of Code to Decoder 1")
        self.hand.is_undone("Put a dot on the wire of Code to Decoder 1")

    # Select and arrange

    def choose_by_a_box_and_move_several(self) -> None:
        """What the box touches is chosen while it is drawn; a drag takes all of it along."""
        start, end = self.hand.seen(QPointF(-8, 440)), self.hand.middle(SPARE)
        self.hand.carry(start, end)
        self.hand.move(end)
        self.hand.picture("box")
        self.hand.release(end)
        assert self.hand.selected == [SPARE]
        assert self.canvas.choice.around.notes == (NOTE,)
        self.hand.drag(end, end + BELOW)
        assert self.hand.graph.nodes[SPARE].place[1] > 352.0
        assert self.hand.graph.notes[0].place[1] > 352.0
        self.hand.is_undone("Move Spare, a note")
        self.hand.click(self.hand.seen(FREE))
        assert self.canvas.choice.is_empty

    def drag_into_a_frame_and_out(self) -> None:
        """The frame shows it before the block is let go."""
        middle = self.hand.middle
        self.hand.carry(middle(SPARE), middle(DECODER) + INTO)
        self.hand.picture("into-frame")
        self.hand.release(middle(DECODER) + INTO)
        assert SPARE in framed.members(self.hand, "f2")
        self.hand.is_undone("Move Spare into Decoder")

        self.hand.drag(middle(OPTIMIZER), self.hand.seen(FREE))
        assert OPTIMIZER not in framed.members(self.hand, "f2")
        self.hand.is_undone("Move Adam out of Decoder")

    def drag_a_frame_by_its_title(self) -> None:
        """All that it holds goes along."""
        self.hand.carry(framed.title(self.hand, "f1"), framed.title(self.hand, "f1") - BELOW)
        self.hand.picture("frame")
        self.hand.release(framed.title(self.hand, "f1"))
        places = {self.hand.graph.nodes[node].place[1] for node in (DIGITS, CODE)}
        assert len(places) == 1
        assert places.pop() < 0.0
        self.hand.is_undone("Move the frame Encoder")

    def drag_a_note_and_widen_it(self) -> None:
        """By its middle, and by its right edge."""
        rect = self.hand.note_rect(NOTE)
        self.hand.drag(rect.center(), rect.center() + BELOW)
        assert self.hand.graph.notes[0].place[1] > 352.0
        self.hand.is_undone("Move a note")

        edge = QPoint(rect.right(), rect.center().y())
        self.hand.carry(edge, edge + QPoint(64, 0))
        self.hand.picture("wider-note")
        self.hand.release(edge + QPoint(64, 0))
        assert self.hand.graph.notes[0].width > rect.width()
        self.hand.is_undone("Resize a note")

    # Edit

    def change_parameters_on_the_block(self) -> None:
        """A double click below the title opens the main ones where they stand."""
        self.hand.double_click(self.hand.middle(ENCODER))
        field = self.canvas.overlays.values.fields["units"]
        line = field if isinstance(field, QLineEdit) else field.findChildren(QLineEdit)[0]
        self.person.click(line)
        line.selectAll()
        QTest.keyClicks(line, "96")
        self.hand.picture("parameters")
        QTest.keyClick(line, Qt.Key.Key_Return)
        assert self.hand.graph.nodes[ENCODER].parameters["units"] == 96
        self.hand.is_undone("Change units")

    def rename_on_the_block(self) -> None:
        """A double click on the title opens a field over it."""
        rect = self.canvas.node_rect(SPARE)
        self.hand.double_click(QPoint(rect.center().x(), rect.top() + 14))
        field = self.canvas.overlays.title
        QTest.keyClicks(field, "Reserve")
        self.hand.picture("title")
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert self.hand.graph.nodes[SPARE].title == "Reserve"
        self.hand.is_undone("Rename Spare to Reserve")

    # Structure

    def enter_a_part_and_leave_it(self) -> None:
        """A double click leads in, a click on the name of the document out again."""
        self.hand.double_click(self.hand.middle(PLACED))
        assert self.hand.session.inside == (PLACED,)
        self.hand.picture("inside")
        (way,) = (one for one in self.window.findChildren(Breadcrumb) if one.isVisible())
        self.person.click(way.places[0])
        assert not self.hand.session.inside

    # See

    def pan_and_zoom(self) -> None:
        """The middle button, Space with the left one, and the wheel at the pointer."""
        node, by, place = self.hand.middle(CODE), QPoint(-60, 40), self.hand.seen(FREE)
        for button in (MIDDLE, LEFT):
            before = self.hand.middle(CODE)
            if button == LEFT:
                QTest.keyPress(self.canvas, Qt.Key.Key_Space)
            self.hand.press(place, button=button)
            self.hand.move(place + by)
            self.hand.release(place + by, button=button)
            assert self.hand.middle(CODE) - before == by
        QTest.keyRelease(self.canvas, Qt.Key.Key_Space)
        self.canvas.fit()
        zoom = self.canvas.zoom
        self.hand.wheel(node, NOTCH)
        assert self.canvas.zoom > zoom
        assert (self.hand.middle(CODE) - node).manhattanLength() <= 2

    def click_on_the_map(self) -> None:
        """The map comes when something is out of sight; a click on it looks there."""
        self.canvas.fit()
        for _ in range(6):
            self.hand.wheel(self.hand.middle(DIGITS), NOTCH)
        seen, minimap = self.canvas.viewport().rect(), self.canvas.overlays.minimap
        assert not seen.contains(self.hand.middle(PLACED))
        self.hand.picture("map")
        QTest.mouseClick(minimap, LEFT, pos=QPoint(100, 60))
        assert seen.contains(self.hand.middle(PLACED))
        self.canvas.fit()

    def take_an_entry_of_a_menu(self) -> None:
        """A right click chooses what it met, and offers what can be done with it."""
        at = self.hand.middle(SPARE)
        reason, port = QContextMenuEvent.Reason.Mouse, self.hand.port
        QApplication.sendEvent(port, QContextMenuEvent(reason, at, port.mapToGlobal(at)))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        self.hand.picture("menu", menu)
        wanted = next(entry for entry in menu.actions() if entry.text() == "Duplicate")
        QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(wanted).center())
        assert len(self.hand.graph.nodes) == len(self.document.graph.nodes) + 1
        self.hand.is_undone("Duplicate Spare")


def bends_of(mouse: Mouse) -> tuple[tuple[float, float], ...]:
    """The dots of the wire into the decoder."""
    (wire,) = mouse.graph.wires_into(*INTO_DECODER.target)
    return wire.bends


if __name__ == "__main__":
    main()
