"""Changes to a document that a command line asks for."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from pydantic import ValidationError

from engine.document import edits
from engine.document.schema import SettingsModel
from engine.document.values import Document, Graph, Settings
from engine.language import Formula, Text, Value, registry
from engine.language.faults import value_fault


class Unusable(Exception):
    """An argument cannot be used; the text is a sentence for the person."""


def with_overrides(
    document: Document, settings: Mapping[str, int], assignments: Sequence[str]
) -> Document:
    """The document with other settings and parameters, each 'NODE.PARAMETER=VALUE'.

    Raises Unusable where one of them does not fit.
    """
    try:
        model = SettingsModel(**{**asdict(document.settings), **settings})
    except ValidationError as fault:
        name = fault.errors()[0]["loc"][0]
        raise Unusable(f"--{name}: {value_fault(fault)}.") from fault
    document = edits.with_settings(document, Settings(**model.model_dump()))
    for assignment in assignments:
        graph = _assigned(document.graph, assignment)
        document = edits.with_graph(document, graph)
    return document


def _assigned(graph: Graph, assignment: str) -> Graph:
    place, equals, text = assignment.partition("=")
    wanted, dot, name = place.rpartition(".")
    if not (equals and dot):
        raise Unusable(
            f"--set {assignment}: expected NODE.PARAMETER=VALUE, such as Code.dimensions=3."
        )
    node = graph.nodes[_node_id(graph, wanted)]
    block = registry().get(node.block)
    parameter = block.parameter(name) if block else None
    if block is None or parameter is None:
        known = ", ".join(entry.name for entry in block.parameters) if block else ""
        raise Unusable(
            f"--set {assignment}: expected a parameter of {node.title} ({known or 'it has none'}), "
            f"received {name!r}."
        )
    value = text if isinstance(parameter, Text | Formula) else _value(text)
    if fault := parameter.fault(value):
        raise Unusable(f"--set {assignment}: {fault}.")
    return edits.set_parameter(graph, [node.id], name, value)


def _node_id(graph: Graph, wanted: str) -> str:
    if wanted in graph.nodes:
        return wanted
    found = [node.id for node in graph.nodes.values() if node.title == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        raise Unusable(
            f"--set: {len(found)} nodes are called {wanted!r}; use one of {', '.join(found)}."
        )
    titles = ", ".join(node.title for node in graph.nodes.values())
    raise Unusable(f"--set: expected the id or title of a node ({titles}), received {wanted!r}.")


def _value(text: str) -> Value:
    """JSON where it is JSON (3, 0.1, true, [8, 8]), otherwise the text itself."""
    try:
        value = json.loads(text)
    except ValueError:
        return text
    if isinstance(value, list):
        return tuple(value)
    return value if isinstance(value, bool | int | float | str) else text
