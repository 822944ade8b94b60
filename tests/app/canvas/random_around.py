"""Gestures on frames and notes for the random hand, and what the scene must show of these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.around import Around
from app.canvas.drawing.frame_item import area_of
from app.canvas.drawing.scene import GraphScene
from app.inspector.frame_edits import trained_words
from app.theme.frame_colours import TITLES
from tests.app.canvas.hand import SHIFT, Hand

if TYPE_CHECKING:
    from tests.app.canvas.random_hand import RandomHand

Key, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier
MOST = 4
"""So many frames and notes there are at most, so that a gesture stays quick."""


def scene_of(hand: Hand) -> GraphScene:
    scene = hand.canvas.scene()
    assert isinstance(scene, GraphScene)
    return scene


def bar(it: RandomHand) -> QPoint:
    """A place in the bar of some frame; anywhere where there is none."""
    frames = [*scene_of(it.hand).words.frames.values()]
    if not frames:
        return it.place()
    return it.hand.canvas.mapFromScene(it.chance.choice(frames).bar.center())


def on_note(it: RandomHand, *, is_edge: bool = False) -> QPoint:
    """The middle or the edge of some note; anywhere where there is none."""
    notes = [*scene_of(it.hand).words.notes.values()]
    if not notes:
        return it.place()
    rect = it.chance.choice(notes).rect
    place = rect.center()
    if is_edge:
        place.setX(rect.right())
    return it.hand.canvas.mapFromScene(place)


def frame_some(it: RandomHand) -> None:
    if len(it.hand.graph.frames) < MOST:
        it.hand.key(Key.Key_J)
        it.hand.canvas.overlays.finish()


def drag_frame(it: RandomHand) -> None:
    start = bar(it)
    it.hand.drag(start, start + QPoint(it.chance.randint(-60, 60), it.chance.randint(-60, 60)))
    it.hand.canvas.overlays.close()


def refill_frame(it: RandomHand) -> None:
    it.hand.key(Key.Key_J, it.chance.choice((SHIFT, ALT)))


def colour_frame(it: RandomHand) -> None:
    it.hand.click(bar(it))
    colour = it.chance.choice([name or "grey" for name in TITLES])
    if it.hand.session.around.frames:
        getattr(it.hand.canvas.framing.colours, colour)(True)


def rename_frame(it: RandomHand) -> None:
    for frame in it.hand.graph.frames[:1]:
        it.hand.canvas.framing.rename(frame.id, f"Frame {it.chance.randrange(99)}")


def write_note(it: RandomHand) -> None:
    if len(it.hand.graph.notes) < MOST:
        it.hand.key(Key.Key_N)
        QTest.keyClicks(it.hand.canvas.overlays.note, it.chance.choice(("", "# A", "- b")))
        it.hand.canvas.overlays.finish()


def change_note(it: RandomHand) -> None:
    if it.hand.graph.notes:
        it.hand.canvas.noting.edit(it.chance.choice(it.hand.graph.notes).id)
        it.hand.canvas.overlays.note.setPlainText(it.chance.choice(("", "*c*", "d\ne")))
        it.hand.canvas.overlays.finish()


def drag_note(it: RandomHand) -> None:
    start = on_note(it)
    it.hand.drag(start, start + QPoint(it.chance.randint(-60, 60), it.chance.randint(-60, 60)))
    it.hand.canvas.overlays.close()


def widen_note(it: RandomHand) -> None:
    start = on_note(it, is_edge=True)
    it.hand.drag(start, start + QPoint(it.chance.randint(-60, 60), 0))
    it.hand.canvas.overlays.close()


GESTURES = (
    *(frame_some, drag_frame, drag_frame, refill_frame, colour_frame, rename_frame),
    *(write_note, change_note, drag_note, widen_note),
)


def assert_around_is(hand: Hand) -> None:
    """The scene shows the frames and notes of the document, and which of them are chosen."""
    scene, graph, around = scene_of(hand), hand.graph, hand.session.around
    frames, notes = scene.words.frames, scene.words.notes
    assert {name: item.frame for name, item in frames.items()} == {
        frame.id: frame for frame in graph.frames
    }
    for frame in graph.frames:
        rects = [scene.nodes[name].rect for name in frame.members if name in scene.nodes]
        item = frames[frame.id]
        assert item.area_item.rect == area_of(rects)
        assert item.words == frame.title.upper()
        assert item.owner == trained_words(graph, hand.session.known, frame)
    assert {name: item.note for name, item in notes.items()} == {
        note.id: note for note in graph.notes
    }
    for note in graph.notes:
        assert notes[note.id].pos().toTuple() == note.place
        assert notes[note.id].rect.width() == (note.width or notes[note.id].rect.width())
    bright = tuple(name for name, item in frames.items() if item.area_item.is_bright)
    ringed = tuple(name for name, item in notes.items() if item.is_ringed)
    assert (set(bright), set(ringed)) == (set(around.frames), set(around.notes))
    assert Around(bright, ringed).within(graph) == Around(bright, ringed)
