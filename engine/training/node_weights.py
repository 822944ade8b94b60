"""The weights of one node, as numbers that a person can read."""

from __future__ import annotations

from engine.language import Map
from engine.observations.records import MOST_WEIGHTS, NodeWeights
from engine.training.run import Run


def node_weights(run: Run, node: str, name: str = "") -> NodeWeights:
    """The weights that a node uses now, each row after row; none where they are too many.

    name: of the run. A twin has those of the node that it is linked to.
    """
    scope = run.program.plan.scope
    owner = scope.owner(node) if node in scope.attributes else node
    own = {
        path.removeprefix(f"{owner}."): weight
        for place, tensor in run.network.named_parameters()
        for path, weight in run.program.of_nodes(place, tensor.detach()).items()
        if path.startswith(f"{owner}.")
    }
    is_short = sum(weight.numel() for weight in own.values()) <= MOST_WEIGHTS
    told = ((place, tuple(weight.flatten().tolist())) for place, weight in own.items() if is_short)
    return NodeWeights(name, node, run.steps, Map(told))
