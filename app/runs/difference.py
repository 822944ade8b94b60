"""What a run was trained with instead of what its document holds now, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from app.inspector.settings_form import SETTINGS, setting_values
from app.runs.kept import KeptRun
from app.words import tr
from engine.document.files import FileFault, read_document
from engine.document.meaning import substance
from engine.document.values import Document, Graph, Node
from engine.language import Choice, Map, Parameter, Value, registry, value_words
from engine.observations.about import DOCUMENT

UNTOLD = frozenset({"seed", "epochs"})
"""Settings that may differ from run to run, and stand beside each."""
MOST = 6
"""More lines than these are no help."""


def difference_words(run: KeptRun, now: Document) -> str:
    """What differed when a run was trained, a line each; empty where its document is unreadable."""
    try:
        then = read_document(run.folder / DOCUMENT)
    except FileFault:
        return ""
    lines = list(_differences(then, now))
    more = ["\N{HORIZONTAL ELLIPSIS}"] if len(lines) > MOST else []
    return "\n".join([*lines[:MOST], *more])


def _differences(then: Document, now: Document) -> Iterator[str]:
    told = [setting for setting in SETTINGS if setting.name not in UNTOLD]
    yield from _changed(told, setting_values(then.settings), setting_values(now.settings))
    for name, node in now.graph.nodes.items():
        before = then.graph.nodes.get(name)
        if before is not None and before.block == node.block and node.block in registry():
            for line in _changed_node(before, node):
                yield f"{node.title}: {line}"
    if _bones(then) != _bones(now):
        yield tr("Other blocks, names or wires")


def _changed_node(then: Node, now: Node) -> Iterator[str]:
    block = registry()[now.block]
    return _changed(block.parameters, block.filled(then.parameters), block.filled(now.parameters))


def _changed(
    parameters: Sequence[Parameter], then: Mapping[str, Value], now: Mapping[str, Value]
) -> Iterator[str]:
    for entry in parameters:
        before, after = then[entry.name], now[entry.name]
        if before != after:
            yield tr(
                "{setting} {then} instead of {now}",
                setting=tr(entry.title or entry.name),
                then=_value_words(entry, before),
                now=_value_words(entry, after),
            )


def _value_words(parameter: Parameter, value: Value) -> str:
    if isinstance(parameter, Choice):
        return tr(parameter.option(value).title)
    return value_words(value)


def _bones(document: Document) -> tuple[Graph, Map[str, Graph]]:
    """What of a document is left without its settings and the parameters of its nodes."""
    meant = substance(document)
    nodes = meant.graph.nodes.items()
    bare = Map((name, replace(node, parameters=Map({}))) for name, node in nodes)
    return replace(meant.graph, nodes=bare), meant.parts
