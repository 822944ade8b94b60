"""Parts on the canvas: blocks become one, a placed one becomes its blocks, is entered and left."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.canvas.drawing.scene import GraphScene
from app.canvas.editing.choice import Choice
from app.canvas.editing.load import Load, load_of
from app.counting import titles
from app.inside import can_enter
from app.inspector.frame_edits import frame_of
from app.session import Session
from app.words import tr
from engine.document.values import Node
from engine.shapes.collapsing import collapse, rename_part, why_not_collapse
from engine.shapes.expanding import (
    expand,
    is_placed_part,
    is_repeat,
    repeated,
    unroll,
    why_not_expand,
    why_not_repeat,
)
from engine.shapes.interfaces import part_name


class Structure(QObject):
    """Makes edits of Parts, and goes into them and out."""

    refused = Signal(str)
    """Why something could not be done: one sentence for the person."""
    title_asked = Signal(str)
    """The id of a node whose title the person may type now."""

    def __init__(
        self, session: Session, choice: Choice, scene: GraphScene, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._choice, self._scene = session, choice, scene
        self._collapsed = ""
        """The node that the last collapse made, while its first title is typed."""

    @property
    def chosen(self) -> Node | None:
        """The one chosen node."""
        nodes = self._choice.nodes
        return self._session.graph.nodes[nodes[0]] if len(nodes) == 1 else None

    @property
    def _load(self) -> Load:
        """What is chosen, with what its frames hold."""
        chosen = self._choice
        return load_of(self._scene, self._session.graph, chosen.nodes, chosen.around)

    @property
    def can_enter(self) -> bool:
        """Whether the one chosen node places a Part that is there."""
        return can_enter(self._session.document, self.chosen)

    def places(self, node: str) -> bool:
        """Whether a node places a Part that is there."""
        return can_enter(self._session.document, self._session.graph.nodes[node])

    def collapse(self) -> None:
        """Make a Part of what is chosen, and let the person type what it is called."""
        session, load = self._session, self._load
        nodes = load.nodes
        if why_not := why_not_collapse(session.drawn, session.checked, nodes):
            self._refuse(why_not)
            return
        name = tr("Collapse {what}", what=titles(session.graph, nodes))
        title = frame_of(session.graph, load.frames[0]).title if load.frames else tr("Part")
        collapsed = collapse(session.drawn, nodes, title, load.notes)
        node = collapsed.node
        session.edit_drawn(name, collapsed.document, merge=_naming(node))
        self._choice.choose([node])
        self._collapsed = node
        self.title_asked.emit(node)

    def expand(self) -> None:
        """Put what the chosen node places where it stands: blocks of a Part, copies of a Repeat."""
        session, node = self._session, self.chosen
        if node is None:
            self._refuse(tr("Select one placed Part first"))
        elif why_not := why_not_expand(session.drawn, node.id):
            self._refuse(why_not)
        else:
            name, drawn = tr("Expand {title}", title=node.title), session.drawn
            is_many = is_repeat(node)
            found = unroll(drawn, node.id) if is_many else expand(drawn, session.checked, node.id)
            session.edit_drawn(name, found.document)
            self._choice.choose(found.nodes)

    def repeat(self) -> None:
        """Place the chosen Part many times; where it is a Repeat, place its copies one by one."""
        session, node = self._session, self.chosen
        if node is None or is_repeat(node):
            self.expand()
        elif why_not := why_not_repeat(session.drawn, node.id):
            self._refuse(why_not)
        else:
            name = tr("Repeat {title}", title=node.title)
            session.edit_drawn(name, repeated(session.drawn, node.id))

    def forget_made(self) -> None:
        """The first title was given, or given up: what comes later is a step of its own."""
        self._collapsed = ""

    def name(self, node: str, title: str) -> bool:
        """Call a placed Part, and what it places, by another title, where both are called alike.

        False where they are not, or where it is no Part: then it is a matter of the title alone.
        """
        session, placed = self._session, self._session.graph.nodes[node]
        is_first = self._collapsed == node
        wanted = " ".join(title.split())
        if not (wanted and is_placed_part(placed) and placed.title == part_name(placed)):
            return False
        words = tr("Rename {old} to {new}", old=placed.title, new=wanted)
        merge = _naming(node) if is_first else ""
        session.edit_drawn(words, rename_part(session.drawn, node, wanted), merge)
        return True

    def enter(self) -> None:
        """Show what is inside the chosen Part."""
        if node := self.chosen:
            self._session.enter(node.id)

    def leave(self) -> None:
        """Show what is around the Part that was entered last."""
        self._session.leave()

    def _refuse(self, sentence: str) -> None:
        self.refused.emit(sentence if sentence.endswith(".") else f"{sentence}.")


def _naming(node: str) -> str:
    """What a collapse and the first title of what it made have in common: they are one step."""
    return f"collapse {node}"
