"""Where in a document the nodes are that match what a person types. No Qt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from app.canvas.drawing.faces import summary_of
from app.inside import Inside, can_enter, checked_at, graph_at
from app.palette.finding import around
from app.palette.matching import Around, closeness, nearness
from app.words import tr
from engine.document.values import Document, Node
from engine.language import Block, Choice, Parameters, Value, registry, value_words
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
    return list(_Listing(document, whole).nodes_at((), ()))


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


class _Listing:
    """One walk through a document. Blocks that are set alike are put into words once."""

    def __init__(self, document: Document, whole: Checked) -> None:
        self._document, self._whole = document, whole
        self._entered = set[str]()
        self._around = cache(_around)

    def nodes_at(self, inside: Inside, way: tuple[str, ...]) -> Iterator[Found]:
        """The nodes at a place, then those of the Parts there that were not met yet."""
        nodes = graph_at(self._document, inside).nodes.values()
        problems = self._problems_at(inside)
        for node in nodes:
            yield self._found(node, inside, way, tuple(problems[node.id]))
        for node in nodes:
            if can_enter(self._document, node) and part_name(node) not in self._entered:
                self._entered.add(part_name(node))
                yield from self.nodes_at((*inside, node.id), (*way, node.title))

    def _problems_at(self, inside: Inside) -> Mapping[str, list[str]]:
        problems: dict[str, list[str]] = defaultdict(list)
        for problem in checked_at(self._document, self._whole, inside).problems:
            for name in problem.nodes[:1]:
                problems[name].append(problem.sentence)
        return problems

    def _found(
        self, node: Node, inside: Inside, way: tuple[str, ...], problems: tuple[str, ...]
    ) -> Found:
        block = registry().get(node.block)
        line = summary_of(block, node.parameters) if block else node.block
        told = " ".join((tr("Problem"), "Problem", *problems) if problems else ()).lower()
        around = replace(self._around(node.block, node.parameters), more=told)
        family = block.family if block else ""
        return Found(inside, node.id, node.title, family, line, around, way, problems)


def _around(block_id: str, parameters: Parameters) -> Around:
    """The words around the title of a node: its block and family, and how it is set."""
    block = registry().get(block_id)
    if block is None:
        return Around(block_id.lower())
    of_block = around(block)
    named = f"{of_block.also} {tr(block.title)}".lower()
    return replace(of_block, also=named, choices=" ".join(_set_words(block, parameters)).lower())


def _set_words(block: Block, parameters: Parameters) -> Iterator[str]:
    """The parameters that are shown of a node, and their values."""
    filled = block.filled(block.fitting(parameters))
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
