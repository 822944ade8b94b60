"""What the values of a run mean in words, where that has to be said: how healthy it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from engine.document.values import Document, End
from engine.language import Map, number_words, registry
from engine.shapes.check import check
from engine.shapes.checked import Checked
from engine.shapes.owners import optimizers_of, upstream, weights_owner

FAR = 10.0
"""So often a loss has risen by its best value, and by all that it fell, where it is far above."""
DIVERGES = (
    "It is at {value}, far above its best of {best}: it diverges. A smaller step size may help."
)


@dataclass(frozen=True)
class Verdict:
    """A sentence about a value of a node, before it is put together: a template and its places."""

    node: str
    title: str
    template: str
    places: Mapping[str, object]

    @property
    def sentence(self) -> str:
        """All of it, under the title of the node."""
        return f"{self.title}: {self.template.format_map(self.places)}"


def verdicts(
    document: Document, told: Mapping[str, Sequence[float]], first: Mapping[str, float]
) -> tuple[Verdict, ...]:
    """What is to be said of the last values of measures, and of losses whose course goes wrong.

    told: by the id of a loss or measure, its values one after the other, on rows that are not
    trained on. first: by the id of an Optimizer, its loss at the first step.
    """
    return (*_of_measures(document, told), *_of_losses(document, told, first))


def _of_measures(document: Document, told: Mapping[str, Sequence[float]]) -> Iterator[Verdict]:
    inputs = _checked(document).inputs
    for name in filter(document.graph.nodes.__contains__, told):
        node = document.graph.nodes[name]
        block, types = registry()[node.block], inputs.get(name, Map())
        template, places = block.verdict_of(
            types, block.fitting(node.parameters), float(told[name][-1])
        )
        if template:
            yield Verdict(name, node.title, template, places)


def _of_losses(
    document: Document, told: Mapping[str, Sequence[float]], first: Mapping[str, float]
) -> Iterator[Verdict]:
    checked = _checked(document)
    for optimizer, start in first.items():
        total = checked.sources.get(End(optimizer, "loss"))
        if total is None or total.node not in told or _is_contested(document, checked, optimizer):
            continue
        values = [start, *map(float, told[total.node])]
        if is_far_above_its_best(values):
            places = {"value": number_words(values[-1]), "best": number_words(min(values))}
            yield Verdict(total.node, document.graph.nodes[total.node].title, DIVERGES, places)


def is_far_above_its_best(values: Sequence[float]) -> bool:
    """Whether a loss has risen by many times its best value, and by many times what it fell."""
    best = min(values)
    return values[-1] - best > FAR * max(abs(best), values[0] - best)


def _is_contested(document: Document, checked: Checked, optimizer: str) -> bool:
    """Whether a loss depends on what others train too, so that it may rise by their doing."""
    nodes = upstream(optimizer, checked.sources)
    owners = {weights_owner(document.graph, name) for name in nodes}
    others = (node.id for node in optimizers_of(document.graph) if node.id != optimizer)
    return any(owners & set(checked.owned.get(name, ())) for name in others)


@lru_cache(maxsize=8)
def _checked(document: Document) -> Checked:
    return check(document)
