"""Where in a document the nodes are that match what a person types. No Qt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.canvas.faces import summary_of
from app.inside import Inside, can_enter, checked_at, graph_at
from app.palette.finding import around
from app.palette.matching import Around, closeness, nearness
from app.words import tr
from engine.document.values import Document, Node
from engine.language import Block, Choice, Value, registry, value_words
from engine.shapes.checked import Checked
from engine.shapes.interfaces import part_name

WAY = " / "
"""Between the Parts on the way to a node."""


@dataclass(frozen=True)
class Found:
    """A node. inside: the placed Parts on the way to it; way: what these are called.

    line: what it says below its title. problems: their sentences.
    """

    inside: Inside
    node: str
    title: str
    family: str
    line: str
    around: Around
    way: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def beside(self) -> str:
        """What tells it from others of its title."""
        where = tr("in {way}", way=WAY.join(self.way)) if self.way else ""
        return ", ".join(filter(None, (where, self.line)))


def all_nodes(document: Document, whole: Checked) -> list[Found]:
    """Every node of a document, and those of each Part behind the first node that places it.

    whole: what is known of the document.
    """
    return list(_nodes_at(document, whole, (), (), set()))


def matching(nodes: Sequence[Found], query: str) -> list[Found]:
    """Those that match all words of a query, the closest first; all of them for none.

    Where nothing matches, those whose title is abbreviated or written with a slip.
    """
    words = query.lower().split()
    ranks = [closeness(words, one.title.lower(), one.around) for one in nodes]
    if not any(ranks):
        ranks = [nearness(words, one.title.lower(), one.around) for one in nodes]
    ranked = [(rank, one) for rank, one in zip(ranks, nodes, strict=True) if rank]
    return [one for _, one in sorted(ranked, key=lambda pair: -pair[0])]


def _nodes_at(
    document: Document, whole: Checked, inside: Inside, way: tuple[str, ...], seen: set[str]
) -> Iterator[Found]:
    problems: Mapping[str, list[str]] = defaultdict(list)
    for problem in (checked_at(document, whole, inside) if inside else whole).problems:
        for name in problem.nodes[:1]:
            problems[name].append(problem.sentence)
    nodes = graph_at(document, inside).nodes.values()
    for node in nodes:
        yield _found(node, inside, way, tuple(problems[node.id]))
    for node in nodes:
        if can_enter(document, node) and part_name(node) not in seen:
            seen.add(part_name(node))
            yield from _nodes_at(document, whole, (*inside, node.id), (*way, node.title), seen)


def _found(node: Node, inside: Inside, way: tuple[str, ...], problems: tuple[str, ...]) -> Found:
    block = registry().get(node.block)
    family = block.family if block else ""
    line = summary_of(block, node.parameters) if block else node.block
    return Found(inside, node.id, node.title, family, line, _around(node, problems), way, problems)


def _around(node: Node, problems: tuple[str, ...]) -> Around:
    """The words around the title of a node: its block and family, how it is set, its problems."""
    told = " ".join((tr("Problem"), "Problem", *problems) if problems else ()).lower()
    block = registry().get(node.block)
    if block is None:
        return Around(node.block.lower(), more=told)
    of_block = around(block)
    named = f"{of_block.also} {tr(block.title)}".lower()
    set_to = " ".join(_set_words(block, node)).lower()
    return replace(of_block, also=named, choices=set_to, more=told)


def _set_words(block: Block, node: Node) -> Iterator[str]:
    """The parameters that are shown of a node, and their values."""
    filled = block.filled(block.fitting(node.parameters))
    for entry in block.parameters:
        if entry.only_if is None or entry.only_if.holds(filled):
            value = filled[entry.name]
            yield f"{entry.name} {tr(entry.title)} {_value_words(entry, value)}"


def _value_words(entry: object, value: Value) -> str:
    if isinstance(entry, Choice) and isinstance(value, str):
        option = entry.option(value)
        return f"{value} {option.title} {tr(option.title)}"
    if isinstance(value, bool):
        return ""
    return f"{value_words(value)} {value:,}" if isinstance(value, int) else value_words(value)
