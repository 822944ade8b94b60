"""What can be done with frames and notes now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon

from app.canvas.editing.choice import Choice
from app.canvas.editing.framing import frames_of
from app.inspector.frame_edits import frame_of
from app.theme.frame_colours import TITLES, frame_colours
from app.theme.swatches import swatch
from app.theme.tokens import DARK
from app.widgets.action_face import allow
from app.words import tr
from engine.document.values import Graph

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

SPOT_PX = 12


def show_frames(actions: Mapping[str, QAction], graph: Graph, choice: Choice) -> None:
    """Keep the actions on frames true."""
    nodes, around = choice.nodes, choice.around
    is_framed = bool(frames_of(graph, nodes))
    nothing, outside = tr("Select a block first"), tr("Select a block in a frame first")
    allow(actions["frame"], bool(nodes), nothing)
    can_add = any(set(nodes) - set(frame.members) for frame in graph.frames)
    allow(actions["add_to_frame"], can_add, tr("There is no other frame") if nodes else nothing)
    allow(actions["leave_frame"], is_framed, outside)
    allow(actions["select_frame"], is_framed or bool(around.frames), outside)
    is_seen = bool(nodes) or not around.is_empty
    allow(actions["fit_selection"], is_seen, tr("Select a block, a frame or a note first"))
    _show_colours(actions, graph, around.frames)


def _show_colours(actions: Mapping[str, QAction], graph: Graph, frames: tuple[str, ...]) -> None:
    """Which colour the first of the chosen frames has."""
    colour = frame_of(graph, frames[0]).colour if frames else None
    for name in TITLES:
        action = actions[f"colour_{name or 'grey'}"]
        is_had = name == colour  # the tick of a menu stands where its picture would
        spot = frame_colours(name, DARK).spot
        action.setIcon(QIcon() if is_had else swatch(spot, SPOT_PX))
        action.setChecked(is_had)
        allow(action, bool(frames), tr("Select a frame first"))
