"""The one or two parameters that matter most of a node, and the edit that gives them values."""

from __future__ import annotations

import string
from collections.abc import Mapping

from app.canvas.steps.step import Step
from app.inspector.page import change_words
from app.words import tr
from engine.document.edits import set_parameter
from engine.document.values import Graph, Node
from engine.language import Parameter, Parameters, Paths, Switch, Value, registry, value_words
from engine.shapes.titles import retitled

MOST = 2


def main_parameters(node: Node) -> tuple[Parameter, ...]:
    """Those whose values its line shows, in their order there; else the first ones.

    None of a placed Part, whose blocks are what matters.
    """
    block = registry().get(node.block)
    if block is None:
        return ()
    set_to = block.filled(block.fitting(node.parameters))
    template, places = block.line_of(set_to)
    named = [name for _, name, _, _ in string.Formatter().parse(template) if name]
    shown = {entry.name: entry for entry in block.parameters if _is_shown(entry, set_to)}
    words = {value_words(set_to[name]): name for name in reversed(shown)}
    on_line = (name if name in shown else words.get(str(places[name]), "") for name in named)
    found = [shown[name] for name in dict.fromkeys(on_line) if name]
    rest = [] if block.role == "part" else list(shown.values())
    return tuple(found or rest)[:MOST]


def _is_shown(entry: Parameter, set_to: Parameters) -> bool:
    """Whether a parameter matters as the block is set, and fits into a small field."""
    has_field = not isinstance(entry, Paths | Switch)
    return has_field and (entry.only_if is None or entry.only_if.holds(set_to))


def with_values(graph: Graph, node: str, values: Mapping[str, Value]) -> Step:
    """Parameters of a node at other values, and its title as it follows from them."""
    block = registry()[graph.nodes[node].block]
    set_to = block.filled(graph.nodes[node].parameters)
    changed = {name: value for name, value in values.items() if set_to[name] != value}
    after = graph
    for name, value in changed.items():
        after = set_parameter(after, [node], name, value)
    entries = [entry for entry in block.parameters if entry.name in changed]
    words = (
        change_words(entries[0])
        if len(entries) == 1
        else tr("Change parameters of {title}", title=graph.nodes[node].title)
    )
    return Step(words, retitled(graph, after, [node]), (node,))
