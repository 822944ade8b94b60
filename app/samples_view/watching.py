"""Which ports of a graph are watched that pictures come out of."""

from __future__ import annotations

from dataclasses import dataclass

from engine.document.values import End, Graph
from engine.shapes.checked import Checked
from engine.shapes.fitting import reached
from engine.shapes.pictures import is_picture


@dataclass(frozen=True)
class Sheet:
    """An output whose pictures are shown, and the words that stand beside them."""

    node: str
    port: str
    title: str

    @property
    def place(self) -> tuple[str, str]:
        """What a Watch command names it by."""
        return self.node, self.port


def sheets(graph: Graph, checked: Checked) -> tuple[Sheet, ...]:
    """The watched outputs that pictures come out of, in the order of the flow.

    What hangs on the same watched block stands together, below it.
    """
    found = {
        node.id: [port for port in node.watched if _is_picture(End(node.id, port), checked)]
        for node in graph.nodes.values()
    }
    ranks = {name: place for place, name in enumerate(checked.order)}
    shown = [name for name in checked.order if found.get(name)]
    behind = {name: reached(graph, name, backwards=True) for name in shown}
    firsts = {name: min(ranks[one] for one in behind[name] & {*shown}) for name in shown}
    return tuple(
        Sheet(name, port, graph.nodes[name].title)
        for name in sorted(shown, key=lambda name: (firsts[name], ranks[name]))
        for port in found[name]
    )


def _is_picture(end: End, checked: Checked) -> bool:
    found = checked.types.get(end)
    return found is not None and is_picture(found)
