"""Whose weights a node uses: its own, or those of a twin."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from app.inspector.choice_row import ChoiceRow
from app.words import tr
from engine.document.values import Graph, Node
from engine.language import Map, Type, Types, registry
from engine.shapes.checked import Checked
from engine.shapes.interfaces import weights_like
from engine.shapes.owners import weights_owner

TIP = (
    "A linked block has no weights of its own: it uses those of a block like it, "
    "and the two always learn the same."
)


def twins(node: Node, graph: Graph, checked: Checked) -> tuple[Node, ...]:
    """The nodes whose weights a node can use: the same block, parameters and shapes."""
    block = registry().get(node.block)
    if block is None or not (block.weights or block.role == "part"):
        return ()
    return tuple(
        other
        for other in graph.nodes.values()
        if other.id != node.id and weights_like(other) == weights_like(node)
        if not (other.linked_to or other.is_muted)
        if weights_owner(graph, node.id) == other.id or not _is_leant_on(node, graph)
        if _shapes(checked, other) in ((), _shapes(checked, node)) or not _shapes(checked, node)
    )


def _is_leant_on(node: Node, graph: Graph) -> bool:
    """Whether other nodes use this one's weights: it must then keep them."""
    return any(other.linked_to == node.id for other in graph.nodes.values())


def _shapes(checked: Checked, node: Node) -> tuple[tuple[str, Type], ...]:
    """The types on its inputs, whatever their numbers mean."""
    found: Types = checked.inputs.get(node.id, Map())
    return tuple((name, replace(kind, meaning="any")) for name, kind in found.items())


class LinkRow(ChoiceRow):
    """A choice of twins in the line of a form; hidden where there is none."""

    chosen = Signal(str)
    """The id of the twin; empty for weights of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Weights from"), tr(TIP), QComboBox(), parent)
        self.box.activated.connect(lambda place: self.chosen.emit(self.box.itemData(place)))

    def show_twins(self, node: Node, graph: Graph, checked: Checked) -> None:
        """Offer the twins of a node, and show which one it has."""
        found = [
            ("", tr("Its own")),
            *((twin.id, twin.title) for twin in twins(node, graph, checked)),
        ]
        if node.linked_to and node.linked_to not in dict(found):
            twin = graph.nodes.get(node.linked_to)
            found.append((node.linked_to, twin.title if twin else node.linked_to))
        with QSignalBlocker(self.box):
            self.box.clear()
            for name, title in found:
                self.box.addItem(title, name)
            self.box.setCurrentIndex(self.box.findData(node.linked_to))
        self.setVisible(len(found) > 1)
