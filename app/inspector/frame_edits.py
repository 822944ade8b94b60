"""What is known of a frame, and what a person changes of it here and on the canvas."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from app.counting import count_words
from app.theme.frame_colours import TITLES
from app.words import tr
from engine.document.framing import put_frame
from engine.document.values import Frame, Graph
from engine.shapes.checked import Checked


def frame_of(graph: Graph, frame: str) -> Frame:
    """The frame with an id. Raises StopIteration where there is none."""
    return next(one for one in graph.frames if one.id == frame)


def retitled(graph: Graph, frame: str, title: str) -> tuple[str, Graph]:
    """The name of the edit, and the graph with a frame called otherwise; not by an empty title."""
    old, wanted = frame_of(graph, frame), " ".join(title.split())
    name = tr("Rename {old} to {new}", old=old.title, new=wanted)
    return name, put_frame(graph, replace(old, title=wanted)) if wanted else graph


def coloured(graph: Graph, frames: Collection[str], colour: str) -> tuple[str, Graph]:
    """The name of the edit, and the graph with frames of that colour."""
    found = [frame_of(graph, frame) for frame in frames]
    for frame in found:
        graph = put_frame(graph, replace(frame, colour=colour))
    what = found[0].title if len(found) == 1 else count_words(len(found), "frame")
    return tr("Colour {what} {colour}", what=what, colour=tr(TITLES[colour]).lower()), graph


def learned(graph: Graph, checked: Checked, frame: Frame) -> tuple[str, ...]:
    """The members of a frame that an optimizer can train."""
    there = (name for name in frame.members if checked.weights.get(name))
    return tuple(name for name in there if not graph.nodes[name].is_frozen)


def trained_words(graph: Graph, checked: Checked, frame: Frame) -> str:
    """Whose a frame is, in words; empty for nobody's."""
    found = trainers(graph, checked, frame)
    return tr("trained by {optimizer}", optimizer=", ".join(found)) if found else ""


def trainers(graph: Graph, checked: Checked, frame: Frame) -> tuple[str, ...]:
    """The titles of the optimizers that train what a frame holds, all of it and nothing else."""
    wanted = set(learned(graph, checked, frame))
    return tuple(
        graph.nodes[name].title
        for name, owned in checked.owned.items()
        if wanted and set(owned) == wanted
    )
