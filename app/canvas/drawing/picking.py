"""Picking: what lies under a place of the scene."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QPointF, QRectF, Qt

from app.around import Around
from app.canvas.drawing.faces import WIDTH, start_words
from app.canvas.drawing.frame_item import FrameName
from app.canvas.drawing.look import WORDLESS_BELOW
from app.canvas.drawing.node_item import NodeItem
from app.canvas.drawing.scene import GraphScene
from app.canvas.drawing.wire_item import WireItem
from app.canvas.steps.bending import Dot
from app.words import tr
from engine.document.values import End, Wire

PORT_REACH = 8.0
"""How near to a port the pointer grasps it, in pixels of the view."""

EDGE_REACH = 4.0
"""How near to the right edge of a note the pointer grasps that, in pixels of the view."""

TITLE_HEIGHT = 26.0
TOUCH = 1.0
"""What a place is taken for a square of, as Qt finds nothing in an empty one, in scene pixels."""

ASCENDING = Qt.SortOrder.AscendingOrder
PULL = "Drag it near an end to plug that end in elsewhere; double-click to put a dot on it."
DOT = "Drag it to lead the wire along; double-click to take it off."
REPAIR = "Click to see how to repair it."


@dataclass(frozen=True)
class PortHit:
    """A port."""

    end: End
    is_input: bool


@dataclass(frozen=True)
class NodeHit:
    """A node; `is_title`: the line with its title."""

    node: str
    is_title: bool


@dataclass(frozen=True)
class BadgeHit:
    """The number of problems of a node."""

    node: str


@dataclass(frozen=True)
class FrameHit:
    """The bar of a frame, above its members."""

    frame: str

    @property
    def around(self) -> Around:
        """The frame as it can be chosen."""
        return Around(frames=(self.frame,))


@dataclass(frozen=True)
class NoteHit:
    """A note; `is_edge`: the right edge, by which it is made wider."""

    note: str
    is_edge: bool = False

    @property
    def around(self) -> Around:
        """The note as it can be chosen."""
        return Around(notes=(self.note,))


@dataclass(frozen=True)
class WireHit:
    """A wire."""

    wire: Wire


@dataclass(frozen=True)
class DotHit:
    """A dot on a wire."""

    dot: Dot


Hit = BadgeHit | PortHit | NodeHit | NoteHit | FrameHit | WireHit | DotHit


def pick(scene: GraphScene, place: QPointF, scale: float) -> Hit | None:
    """What lies at a place of the scene, the uppermost first; None for the empty canvas."""
    return (
        badge_at(scene, place, scale)
        or port_at(scene, place, scale)
        or node_at(scene, place)
        or note_at(scene, place, scale)
        or _frame_named_at(scene, place, scale)
        or _dot_at(scene, place, scale)
        or _wire_at(scene, place, scale)
        or _frame_at(scene, place, scale)
    )


def badge_at(scene: GraphScene, place: QPointF, scale: float) -> BadgeHit | None:
    """The number of problems there; the far picture of the scene has none."""
    for name, item in scene.nodes.items():
        is_seen = scale >= WORDLESS_BELOW and bool(item.face.problems)
        if is_seen and item.badge(scale).contains(place - item.pos()):
            return BadgeHit(name)
    return None


def port_at(scene: GraphScene, place: QPointF, scale: float) -> PortHit | None:
    """The nearest port within reach; none while ports are too small to be seen."""
    if scale < WORDLESS_BELOW:
        return None
    return next(iter(ports_near(scene, place, PORT_REACH / scale)), None)


def ports_near(scene: GraphScene, place: QPointF, reach: float) -> list[PortHit]:
    """The ports within reach, in scene pixels, the nearest first."""
    hits = {
        PortHit(port.end, port.is_input): distance
        for item in _near(scene, place, reach)
        for port in item.face.ports
        if (distance := _distance(place - item.pos(), QPointF(port.x, port.y))) <= reach
    }
    return sorted(hits, key=hits.__getitem__)


def node_at(scene: GraphScene, place: QPointF) -> NodeHit | None:
    """The uppermost node there."""
    under = _near(scene, place, 0)
    if not under:
        return None
    top = max(reversed(under), key=NodeItem.zValue)
    return NodeHit(top.node.id, place.y() - top.pos().y() < TITLE_HEIGHT)


def note_at(scene: GraphScene, place: QPointF, scale: float) -> NoteHit | None:
    """The uppermost note there; it is grasped a little outside of its edge, too."""
    reach = EDGE_REACH / scale
    for name, item in reversed(scene.words.notes.items()):
        right = item.rect.right()
        if item.rect.adjusted(0, 0, reach, 0).contains(place):
            return NoteHit(name, place.x() >= right - reach)
    return None


def tip_at(scene: GraphScene, place: QPointF, scale: float) -> str:
    """What the pointer says at a place, as rich text that wraps; empty for nothing."""
    return _rich(_words_at(scene, place, scale))


def _words_at(scene: GraphScene, place: QPointF, scale: float) -> str:
    hit = pick(scene, place, scale)
    match hit:
        case BadgeHit(node):
            return "\n".join((*scene.nodes[node].face.problems, tr(REPAIR)))
        case PortHit(end, is_input):
            port = scene.nodes[end.node].face.port(end, is_input)
            return port.tip if port else ""
        case NodeHit(node):
            face = scene.nodes[node].face
            about = (face.title, face.summary, start_words(face), *face.problems)
            return "\n".join(filter(None, about))
        case WireHit(wire):
            return "\n".join((scene.wiring.items[wire.ends].sentence, *_about(scene, wire)))
        case DotHit():
            return tr(DOT)
    return ""


def _about(scene: GraphScene, wire: Wire) -> tuple[str, str]:
    """Where a wire comes from and goes to, and what can be done with it."""
    source, target = (scene.nodes[end.node].face.title for end in wire.ends)
    return tr("From {source} to {target}", source=source, target=target), tr(PULL)


def _rich(words: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in words.splitlines() if line)


def _frame_named_at(scene: GraphScene, place: QPointF, scale: float) -> FrameHit | None:
    """The frame whose title is there, above the wires."""
    return _frame(
        scene, scale, lambda frame: frame.area(scale).translated(frame.pos()).contains(place)
    )


def _frame_at(scene: GraphScene, place: QPointF, scale: float) -> FrameHit | None:
    """The frame whose bar is there, below the wires."""
    return _frame(scene, scale, lambda frame: frame.bar.contains(place))


def _frame(
    scene: GraphScene, scale: float, is_there: Callable[[FrameName], bool]
) -> FrameHit | None:
    """The last frame that is so; the far picture of the scene has no titles to grasp."""
    frames = reversed(scene.words.frames.values()) if scale >= WORDLESS_BELOW else ()
    found = (frame for frame in frames if frame.isVisible() and is_there(frame))
    return next((FrameHit(frame.frame.id) for frame in found), None)


def _dot_at(scene: GraphScene, place: QPointF, scale: float) -> DotHit | None:
    """The nearest dot within reach; the far picture of the scene has none."""
    if scale < WORDLESS_BELOW:
        return None
    reach = PORT_REACH / scale
    hits = {
        DotHit(Dot(item.wire, number)): distance
        for item in scene.wiring.items.values()
        for number, bend in enumerate(item.wire.bends)
        if (distance := _distance(place, QPointF(*bend))) <= reach
    }
    return min(hits, key=hits.__getitem__, default=None)


def _wire_at(scene: GraphScene, place: QPointF, scale: float) -> WireHit | None:
    """The wire there; the far picture of the scene has none to grasp."""
    if scale < WORDLESS_BELOW:
        return None
    found = [item for item in scene.items(place) if isinstance(item, WireItem)]
    return WireHit(found[0].wire) if found else None


def _near(scene: GraphScene, place: QPointF, reach: float) -> list[NodeItem]:
    """The nodes that come so near to a place, in scene pixels, the uppermost last."""
    around = QRectF(place.x() - reach, place.y() - reach, 2 * reach, 2 * reach)
    around.adjust(-TOUCH, -TOUCH, TOUCH, TOUCH)
    found = scene.items(around, Qt.ItemSelectionMode.IntersectsItemBoundingRect, ASCENDING)
    return [item for item in found if isinstance(item, NodeItem) and _holds(item, place, reach)]


def _holds(item: NodeItem, place: QPointF, reach: float) -> bool:
    at = item.pos()
    rect = QRectF(at.x(), at.y(), WIDTH, item.face.height)
    return rect.adjusted(-reach, -reach, reach, reach).contains(place)


def _distance(one: QPointF, two: QPointF) -> float:
    return (one - two).manhattanLength()
