"""What goes along when what is chosen is moved or copied: frames take their contents with them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from app.around import Around
from app.canvas.drawing.scene import GraphScene
from app.canvas.steps.step import Place, Step, deleted, moved
from app.counting import count_words, titles
from app.words import tr
from engine.document.framing import move_notes, take_away
from engine.document.values import Frame, Graph, Wire


@dataclass(frozen=True)
class Load:
    """Nodes and notes that go together, and the frames that go with all they hold."""

    nodes: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def around(self) -> Around:
        """The frames and notes of it."""
        return Around(self.frames, self.notes)

    @property
    def is_empty(self) -> bool:
        """Whether nothing would move."""
        return not (self.nodes or self.notes)

    def place(self, graph: Graph) -> Place:
        """Where the first of it stands, which is what keeps to the grid."""
        if self.nodes:
            return graph.nodes[self.nodes[0]].place
        return next(note.place for note in graph.notes if note.id == self.notes[0])


def load_of(scene: GraphScene, graph: Graph, nodes: tuple[str, ...], around: Around) -> Load:
    """These nodes, frames and notes, with the members of the frames and the notes in them."""
    frames = {frame.id: frame for frame in graph.frames}
    chosen = [frames[name] for name in around.frames]
    members = (one for frame in chosen for one in frame.members if one in graph.nodes)
    inside = (note for frame in chosen for note in _notes_in(scene, frame))
    return Load(
        tuple(dict.fromkeys((*nodes, *members))),
        around.frames,
        tuple(dict.fromkeys((*around.notes, *inside))),
    )


def carried(graph: Graph, load: Load, by: Place) -> Step:
    """A load moved by so many scene pixels."""
    places = {
        note.id: (note.place[0] + by[0], note.place[1] + by[1])
        for note in graph.notes
        if note.id in load.notes
    }
    step = moved(graph, load.nodes, by)
    name = tr("Move {what}", what=said_words(graph, load))
    return step._replace(name=name, graph=move_notes(step.graph, places))


def without(graph: Graph, load: Load, wires: Collection[Wire]) -> Step:
    """A load and some wires taken away."""
    step = deleted(graph, load.nodes, wires)
    if not (load.frames or load.notes):
        return step
    name = tr("Delete {what}", what=said_words(graph, load))
    return Step(name, take_away(step.graph, load.frames, load.notes))


def said_words(graph: Graph, load: Load) -> str:
    """A load in words: what a frame takes along is not named."""
    inside = {one for frame in graph.frames if frame.id in load.frames for one in frame.members}
    nodes = tuple(node for node in load.nodes if node not in inside)
    return what_words(graph, replace(load, nodes=nodes, notes=() if load.frames else load.notes))


def what_words(graph: Graph, load: Load) -> str:
    """One thing by its title, several of a kind by their number."""
    parts = [titles(graph, load.nodes)] if load.nodes else []
    if len(load.frames) == 1:
        title = next(frame.title for frame in graph.frames if frame.id == load.frames[0])
        parts.append(tr("the frame {title}", title=title))
    elif load.frames:
        parts.append(count_words(len(load.frames), "frame"))
    if load.notes:
        parts.append(tr("a note") if len(load.notes) == 1 else count_words(len(load.notes), "note"))
    return ", ".join(parts)


def _notes_in(scene: GraphScene, frame: Frame) -> Iterator[str]:
    """The notes whose middle lies in the area of a frame."""
    area = scene.words.frames[frame.id].area_item.rect
    for name, note in scene.words.notes.items():
        if area.contains(note.rect.center()):
            yield name
