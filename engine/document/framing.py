"""Edits of what stands around the nodes: frames and notes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TypeVar

from engine.document.edits import without_members
from engine.document.values import Frame, Graph, Note

Thing = TypeVar("Thing", bound=Frame | Note)


def put_frame(graph: Graph, frame: Frame) -> Graph:
    """The graph with a frame, in the place of the one with its id or behind the others."""
    return replace(graph, frames=_put(graph.frames, frame))


def put_note(graph: Graph, note: Note) -> Graph:
    """The graph with a note, in the place of the one with its id or behind the others."""
    return replace(graph, notes=_put(graph.notes, note))


def take_away(graph: Graph, frames: Collection[str] = (), notes: Collection[str] = ()) -> Graph:
    """The graph without some frames, whose members stay, and without some notes."""
    kept = tuple(frame for frame in graph.frames if frame.id not in frames)
    left = tuple(note for note in graph.notes if note.id not in notes)
    return replace(graph, frames=kept, notes=left)


def move_notes(graph: Graph, places: Mapping[str, tuple[float, float]]) -> Graph:
    """Put notes at new places, in scene pixels."""
    moved = (replace(note, place=places.get(note.id, note.place)) for note in graph.notes)
    return replace(graph, notes=tuple(moved)) if places else graph


def join_frame(graph: Graph, frame: str, nodes: Collection[str]) -> Graph:
    """Let nodes be members of a frame."""
    frames = tuple(
        replace(one, members=tuple(dict.fromkeys((*one.members, *nodes))))
        if one.id == frame
        else one
        for one in graph.frames
    )
    return graph if frames == graph.frames else replace(graph, frames=frames)


def leave_frame(graph: Graph, frame: str, nodes: Collection[str]) -> Graph:
    """Let nodes be members of a frame no longer; it goes with its last member."""
    frames = tuple(
        left
        for one in graph.frames
        for left in (without_members([one], nodes) if one.id == frame else (one,))
    )
    return graph if frames == graph.frames else replace(graph, frames=frames)


def _put(things: tuple[Thing, ...], new: Thing) -> tuple[Thing, ...]:
    if all(one.id != new.id for one in things):
        return (*things, new)
    return tuple(new if one.id == new.id else one for one in things)
