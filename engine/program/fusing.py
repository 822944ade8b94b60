"""Single nodes that the text computes as one layer, although each keeps its own weights.

What a block such as Concatenate puts side by side is one layer where the nodes before it take the
same value and differ in nothing but their weights: 16 neurons are then one matrix product. The
layer holds their weights row under row, and gives every node its own back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from engine.document.values import End
from engine.language import Map
from engine.shapes.owners import stops_gradient

if TYPE_CHECKING:
    import torch  # noqa: TC004 - the text imports it; here the function is only read
    from torch import nn  # noqa: TC004 - as above

    from engine.program.scope import Scope


def one_layer(*neurons: nn.Module) -> nn.Module:
    """A layer that computes what these do side by side: their weights, row under row."""
    layer = neurons[0]
    for name in [name for name, _ in layer.named_parameters()]:
        rows = [neuron.get_parameter(name).detach() for neuron in neurons]
        setattr(layer, name, nn.Parameter(torch.cat(rows)))
    return layer


@dataclass(frozen=True)
class Layer:
    """Nodes that are one layer, by the inputs of the node that puts them side by side.

    members: row under row, in the order of these inputs. is_whole: whether it takes nothing else.
    """

    taker: str
    members: Map[str, str]
    is_whole: bool

    def place(self, node: str) -> int:
        """Which of the members a node is, from 0."""
        return list(self.members.values()).index(node)


def layers_of(scope: Scope) -> Map[str, Layer]:
    """By member, the layer that it is part of."""
    found: dict[str, Layer] = {}
    for taker in scope.order:
        if scope.block(taker).joins:
            for layer in _layers(scope, taker):
                if found.keys().isdisjoint(layer.members.values()):
                    found |= dict.fromkeys(layer.members.values(), layer)
    return Map(found)


def _layers(scope: Scope, taker: str) -> Iterator[Layer]:
    """The runs of inputs whose nodes are alike."""
    sources = scope.sources(taker)
    for likeness, run in groupby(sources.items(), lambda entry: _likeness(scope, entry[1])):
        members = {port: end.node for port, end in run}
        if likeness is not None and len(set(members.values())) == len(members) > 1:
            yield Layer(taker, Map(members), len(members) == len(sources))


def _likeness(scope: Scope, end: End) -> Hashable:
    """What nodes of one layer have in common; None for a node that stands alone."""
    node, block = scope.node(end.node), scope.block(end.node)
    is_shared = node.linked_to or end.node in scope.linked
    is_alone = end in scope.differentiated or scope.is_taken_unfinished(end)
    if is_shared or is_alone or node.weights_from or not block.may_differ:
        return None
    owners = frozenset(name for name, owned in scope.checked.owned.items() if node.id in owned)
    parameters = block.filled(node.parameters).without(block.may_differ)
    sources = tuple(scope.sources(node.id).values())
    return node.block, parameters, sources, node.is_frozen, owners, scope.reached[node.id]


def reached(scope: Scope) -> Map[str, frozenset[str]]:
    """By node, the optimizers, and the Outputs of a Part, from which it gets a gradient."""
    takers: dict[str, set[str]] = defaultdict(set)
    for target, source in scope.checked.sources.items():
        if not stops_gradient(scope.node(target.node), target.port):
            takers[source.node].add(target.node)
    found: dict[str, frozenset[str]] = {}
    for name in reversed(scope.checked.order):
        ends = {name} if scope.block(name).role in ("optimizer", "boundary") else set()
        found[name] = frozenset(ends).union(*(found[taker] for taker in takers[name]))
    return Map(found)
