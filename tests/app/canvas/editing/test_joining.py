"""What a drag of blocks does to frames: with real events, and by places where it is subtle."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRectF, Qt

from app.canvas.drawing.frame_item import area_of
from app.canvas.editing.joining import Site, members_after
from engine.document.values import Document, Frame
from tests.app.canvas.example import CODE, DECODER, digits
from tests.app.canvas.framed import area, members, scene_of
from tests.app.canvas.from_palette import carried as block_data
from tests.app.canvas.from_palette import drop, enter
from tests.app.canvas.hand import Hand

Open = Callable[[Document], Hand]
FAR_DOWN = QPoint(0, 320)


def test_a_block_that_is_dragged_into_a_frame_joins_it_and_leaves_its_own(
    open_canvas: Open,
) -> None:
    hand = open_canvas(digits())
    before = hand.session.document

    hand.drag(hand.middle(CODE), hand.middle(CODE) + QPoint(0, 120))

    assert CODE in members(hand, "f2")
    assert CODE not in members(hand, "f1")
    assert (hand.last_step, hand.steps) == ("Move Code into Decoder", 1)
    hand.session.history.undo()
    assert hand.session.document == before


def test_a_block_that_is_dragged_clear_of_its_frame_leaves_it(open_canvas: Open) -> None:
    hand = open_canvas(digits())

    hand.drag(hand.middle(DECODER), hand.middle(DECODER) + FAR_DOWN)

    assert DECODER not in members(hand, "f2")
    assert hand.last_step == "Move Decoder 1 out of Decoder"


def test_a_frame_grows_with_a_block_that_is_dragged_a_little(open_canvas: Open) -> None:
    hand = open_canvas(digits())

    hand.drag(hand.middle(DECODER), hand.middle(DECODER) + QPoint(0, 64))

    assert DECODER in members(hand, "f2")
    assert area(hand, "f2").contains(scene_of(hand).rect_of(DECODER))


def test_a_drag_shows_the_frames_as_they_would_be_and_escape_as_they_were(
    open_canvas: Open,
) -> None:
    hand = open_canvas(digits())
    before, frames = area(hand, "f2"), scene_of(hand).words.frames

    hand.carry(hand.middle(CODE), hand.middle(CODE) + QPoint(0, 120))
    assert area(hand, "f2") != before
    assert [frame.area_item.is_bright for frame in frames.values()] == [False, True]

    hand.key(Qt.Key.Key_Escape)
    assert area(hand, "f2") == before
    assert not any(frame.area_item.is_bright for frame in frames.values())
    assert hand.session.document == digits()


def test_a_frame_whose_blocks_are_all_dragged_goes_along(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    hand.session.select(hand.graph.frames[1].members)

    hand.drag(hand.middle(DECODER), hand.middle(DECODER) + FAR_DOWN)

    assert hand.graph.frames == digits().graph.frames


def test_a_block_from_the_palette_shows_the_frame_that_it_is_dropped_into(
    open_canvas: Open,
) -> None:
    hand = open_canvas(digits())
    at, data = hand.middle(DECODER) + QPoint(0, 24), block_data("dense")
    frames = scene_of(hand).words.frames

    enter(hand, data, at)
    assert [frame.area_item.is_bright for frame in frames.values()] == [False, True]

    drop(hand, data, at)
    assert not any(frame.area_item.is_bright for frame in frames.values())
    assert set(hand.selected) <= members(hand, "f2")
    assert hand.steps == 1


def square(left: float, side: float = 40.0) -> QRectF:
    return QRectF(left, 0.0, side, side)


def site(frame: str, *rects: QRectF, moving: int = 0) -> Site:
    """A frame around rectangles, called n0, n1 ..., of which the last ones are dragged."""
    edges = [(rect.left(), rect.top(), rect.right(), rect.bottom()) for rect in rects]
    names = tuple(f"{frame}{number}" for number in range(len(rects)))
    resting = area_of(edges[: len(edges) - moving])
    return Site(Frame(frame, frame, names), area_of(edges), resting)


def test_a_block_joins_the_smaller_of_two_frames_in_each_other() -> None:
    sites = [site("outer", square(0), square(400)), site("inner", square(160), square(240))]

    after = members_after(sites, {"new": square(800)}, {"new": square(200)})

    assert after == {"inner": ("inner0", "inner1", "new")}


def test_a_block_that_stood_in_an_area_without_being_a_member_does_not_join() -> None:
    sites = [site("outer", square(0), square(400))]

    assert members_after(sites, {"new": square(160)}, {"new": square(240)}) == {}


def test_a_member_that_goes_on_into_an_inner_frame_stays_in_the_outer() -> None:
    sites = [
        site("outer", square(0), square(400), square(480), moving=1),
        site("inner", square(160), square(240)),
    ]

    after = members_after(sites, {"outer2": square(480)}, {"outer2": square(200)})

    assert after == {"inner": ("inner0", "inner1", "outer2")}
