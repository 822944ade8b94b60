"""Networks at random, from all blocks that there are; most of them can be trained."""

from __future__ import annotations

from random import Random

from engine.document import edits
from engine.document.values import Document, End, Node, Settings
from engine.language import Block, Map, Paths, registry
from engine.shapes.check import check
from tests.any_parameters import some_parameters
from tests.engine.shapes.test_random_edits import EDITS
from tests.growth import Growth, of_roles

FROZEN, BROKEN, APART = 0.2, 0.25, 0.3
"""The shares of documents with a frozen node, with an edit of any kind, and with two optimizers."""


def any_network(chance: Random, wanted: Block | None = None) -> Document:
    """A document that was grown, and now and then broken; `wanted` stands in it where it can."""
    growth = Growth(chance)
    for _ in range(chance.randint(1, 2)):
        growth.source()
    growth.grow(chance.randint(0, 3))
    if wanted and wanted.role in ("layer", "part", "data", "noise"):
        growth.layer(wanted)
    if wanted and wanted.role == "boundary":
        growth.layer(chance.choice(of_roles("part")))
    growth.grow(chance.randint(0, 2))
    losses = _losses(growth, wanted if wanted and wanted.role == "loss" else None)
    _measure(growth, wanted if wanted and wanted.role == "measure" else None)
    _learn(growth, losses)
    if chance.random() < FROZEN:
        growth.graph = edits.freeze(growth.graph, [chance.choice(list(growth.graph.nodes))])
    settings = Settings(
        seed=chance.randint(0, 3),
        batch_size=chance.choice((1, 2, 5, 64)),
        epochs=1,
        turns_per_epoch=3,
    )
    document = Document("Any network", growth.graph, Map(growth.parts), settings)
    return broken(document, chance) if chance.random() < BROKEN else document


def broken(document: Document, chance: Random) -> Document:
    """The document after an edit of any kind."""
    edit = chance.choice(EDITS)
    return edits.with_graph(document, edit(document.graph, chance))


def _losses(growth: Growth, wanted: Block | None) -> list[End]:
    """Losses of what nobody uses, three at most; of anything where all is used."""
    ends = growth.unused() or growth.ends()
    some = growth.chance.sample(ends, min(3, len(ends)))
    wishes = [wanted, None, None]
    found = [
        growth.loss(growth.weighed(end), wish) for end, wish in zip(some, wishes, strict=False)
    ]
    return [end for end in found if end is not None]


def _measure(growth: Growth, wanted: Block | None) -> None:
    blocks = [wanted] if wanted else growth.shuffled(of_roles("measure"))[:2]
    for block in blocks:
        parameters = some_parameters(block, growth.chance)
        found = growth.fitting(block, parameters)
        if found is not None:
            growth.place(block, parameters, found)
        elif wanted:
            growth.from_example(block)


def _learn(growth: Growth, losses: list[End]) -> None:
    """One optimizer for the sum of all losses, or one for each of two."""
    if not losses:
        return
    apart = len(losses) > 1 and growth.chance.random() < APART
    for number, loss in enumerate(losses[:2] if apart else [growth.total(losses)]):
        block = growth.chance.choice(of_roles("optimizer"))
        node = growth.place(
            block,
            some_parameters(block, growth.chance),
            {block.ports_of(Map()).inputs[0].name: loss},
        )
        if number:
            _share(growth, node)


def _share(growth: Growth, second: Node) -> None:
    """Let a second optimizer train one node that its loss depends on."""
    owned = check(Document(graph=growth.graph, parts=Map(growth.parts))).owned[second.id]
    if owned:
        for parameter in registry()[second.block].parameters:
            if isinstance(parameter, Paths):
                growth.graph = edits.set_parameter(
                    growth.graph, [second.id], parameter.name, owned[-1:]
                )
