"""What a menu is asked for: what lies under the pointer, or what is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.canvas.drawing.picking import DotHit, FrameHit, Hit, NodeHit, NoteHit, PortHit, WireHit
from app.canvas.drawing.scene import GraphScene
from app.canvas.editing.choice import Choice
from engine.document.values import End

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF


def take_up(choice: Choice, hit: Hit | None) -> str:
    """Choose what was met, unless it is chosen; says what it is, as the table of actions does."""
    match hit:
        case NodeHit(node=node) | PortHit(end=End(node=node)):
            if node not in choice.nodes:
                choice.choose([node])
            return "node"
        case WireHit(wire):
            if wire not in choice.wires:
                choice.choose(wires=[wire])
            return "wire"
        case DotHit(dot):
            choice.choose_dot(dot.wire.ends, dot.number)
            return "wire"
        case FrameHit() | NoteHit():
            if not choice.around.holds(hit.around):
                choice.choose(around=hit.around)
            return "frame" if isinstance(hit, FrameHit) else "note"
    return "ground"


def chosen_place(scene: GraphScene, choice: Choice) -> QPointF | None:
    """Where what is chosen stands, in scene pixels; None where nothing of a place is."""
    places = [scene.words.notes[note].rect.center() for note in choice.around.notes]
    places += [scene.words.frames[frame].bar.center() for frame in choice.around.frames]
    places += [scene.rect_of(node).center() for node in choice.nodes]
    return places[-1] if places else None
