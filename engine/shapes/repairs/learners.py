"""Proposals for optimizers: the missing one, and who trains what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from engine.document import edits
from engine.document.values import Graph, Node
from engine.shapes.fitting import reached
from engine.shapes.interfaces import block_of
from engine.shapes.owners import role_of, setting, weights_owner
from engine.shapes.repairs.case import Case, Proposal, with_article
from engine.shapes.repairs.losses import (
    is_learned,
    optimized,
    optimizer_block,
    unused,
    with_loss,
    with_weights,
)
from engine.shapes.repairs.nodes import without_node
from engine.shapes.stages import stage_of, turns_of

A_FEW = 3
PAIR = 2
TRAINS, ORDER, STEPS = "trains", "order", "steps_a_turn"


def no_optimizer(case: Case) -> Iterator[Proposal]:
    """Add an optimizer to a loss that nobody uses; where there is none, add a loss as well."""
    losses = [end for end in unused(case) if not case.checked.types[end].is_batched]
    optimizer = optimizer_block()
    for loss in islice(losses, A_FEW):
        title = f"Add {with_article(optimizer.title)}"
        behind = f" for {case.name_of(loss)}" if len(losses) > 1 else ""
        after, new = optimized(case.graph, loss)
        yield case.proposal(f"{title}{behind}", after, new)
    for loss in (end for end in losses if not is_learned(case, end)):
        for layer, graph in with_weights(case, loss.node):
            after, new = optimized(graph, loss)
            both = f"{with_article(layer.name)} and {with_article(optimizer.title)}"
            yield case.proposal(f"Add {both}", after, new)
    if not losses:
        yield from with_loss(case)


def owner(case: Case) -> Iterator[Proposal]:
    """Name what can be trained, let it be trained, or keep optimizers apart."""
    yield from _woken(case)
    yield from _given_weights(case)
    yield from _named_anew(case)
    yield from _apart(case)
    yield from _turns(case, case.problem.nodes)
    yield case.proposal(f"Delete {case.node.title}", edits.remove(case.graph, [case.node.id]))


def untrained(case: Case) -> Iterator[Proposal]:
    """Let an optimizer train it, freeze it, or let an optimizer train all that it can."""
    node, *optimizers = (case.graph.nodes[name] for name in case.problem.nodes)
    for optimizer in optimizers:
        after = _training(case, optimizer, (*_trained(optimizer), node.id))
        yield case.proposal(f"Let {optimizer.title} train {node.title}", after)
    yield case.proposal(f"Freeze {node.title}", edits.freeze(case.graph, [node.id]))
    for optimizer in optimizers:
        title = f"Let {optimizer.title} train everything upstream"
        yield case.proposal(title, _training(case, optimizer, ()), optimizer.id)


def rounds(case: Case) -> Iterator[Proposal]:
    """Give optimizers that step together one number of steps, or let them take turns."""
    names = case.problem.nodes
    found = {int(str(setting(case.graph.nodes[name], STEPS))) for name in names}
    for steps in sorted(found):
        unit = "step" if steps == 1 else "steps"
        after = edits.set_parameter(case.graph, names, STEPS, steps)
        yield case.proposal(f"Take {steps} {unit} a turn in all", after, *names)
    yield from _turns(case, names)


def stage(case: Case) -> Iterator[Proposal]:
    """Let an optimizer go on to the end, train for longer, or let it begin with the run."""
    optimizers = [case.graph.nodes[name] for name in case.problem.nodes]
    for node in (each for each in reversed(optimizers) if stage_of(each).last):
        after = edits.set_parameter(case.graph, [node.id], "until_turn", 0)
        yield case.proposal(f"Let {node.title} step to the end of the run", after, node.id)
    turns = turns_of(case.settings, case.graph, case.checked.sources, case.checked.batch_size)
    last = max(max(stage_of(node).first, stage_of(node).last) for node in optimizers)
    epochs = case.settings.epochs * -(-last // turns)
    longer = replace(case.settings, epochs=epochs)
    yield replace(case.proposal(f"Train for {epochs:,} epochs", case.graph), settings=longer)
    for node in optimizers:
        after = edits.set_parameter(case.graph, [node.id], "from_turn", 1)
        yield case.proposal(f"Let {node.title} step from the first turn on", after, node.id)


def _woken(case: Case) -> Iterator[Proposal]:
    """Let what is frozen or muted work again."""
    named = case.problem.nodes[1:] or tuple(case.graph.nodes)
    for node in (case.graph.nodes[name] for name in named):
        if node.is_frozen:
            after = edits.freeze(case.graph, [node.id], is_frozen=False)
            yield case.proposal(f"Unfreeze {node.title}", after, node.id)
        if node.is_muted:
            after = edits.mute(case.graph, [node.id], is_muted=False)
            yield case.proposal(f"Unmute {node.title}", after, node.id)


def _given_weights(case: Case) -> Iterator[Proposal]:
    """Let a gradient reach what has weights, or put a layer with weights before the loss."""
    before = reached(case.graph, case.node.id, backwards=True)
    is_taken = any(before.intersection(owned) for owned in case.checked.owned.values())
    if len(case.problem.nodes) > 1 or is_taken:
        return
    for node in (node for node in case.graph.nodes.values() if node.id in before):
        block = block_of(node)
        if block and block.role == "layer" and block.stops_gradient:
            yield from islice(without_node(case, node.id), 1)
        if block and block.role == "loss":
            for layer, after in with_weights(case, node.id):
                yield case.proposal(f"Insert {with_article(layer.name)}", after)


def _named_anew(case: Case) -> Iterator[Proposal]:
    """Train what holds the weights instead, leave a node out, or train all that can be."""
    graph, optimizer = case.graph, case.node
    names = _trained(optimizer)
    for name in case.problem.nodes[1:]:
        twin = graph.nodes[weights_owner(graph, name)]
        if twin.id != name:
            wanted = tuple(dict.fromkeys(twin.id if each == name else each for each in names))
            yield case.proposal(f"Train {twin.title} instead", _training(case, optimizer, wanted))
        left = tuple(each for each in names if each != name)
        yield case.proposal(
            f"Leave {graph.nodes[name].title} out", _training(case, optimizer, left)
        )
    there = tuple(name for name in names if name in graph.nodes)
    if there != names:
        yield case.proposal("Leave out what is gone", _training(case, optimizer, there))
    if names:
        yield case.proposal("Train everything upstream", _training(case, optimizer, ()))


def _apart(case: Case) -> Iterator[Proposal]:
    """Leave what two optimizers would both train to one of them."""
    optimizers = [
        case.graph.nodes[name]
        for name in case.problem.nodes
        if role_of(case.graph.nodes[name]) == "optimizer"
    ]
    if len(optimizers) != PAIR:
        return
    for giving, keeping in (optimizers, optimizers[::-1]):
        shared = set(case.checked.owned[keeping.id])
        left = tuple(name for name in case.checked.owned[giving.id] if name not in shared)
        title = f"Leave what they share to {keeping.title}"
        if left:
            yield case.proposal(title, _training(case, giving, left), giving.id)


def _turns(case: Case, names: tuple[str, ...]) -> Iterator[Proposal]:
    """Let optimizers take turns: each has an order of its own."""
    optimizers = [case.graph.nodes[name] for name in names]
    if len(optimizers) < PAIR or any(role_of(node) != "optimizer" for node in optimizers):
        return
    after, first = case.graph, int(str(setting(optimizers[0], ORDER)))
    for place, node in enumerate(optimizers):
        after = edits.set_parameter(after, [node.id], ORDER, first + place)
    yield case.proposal("Let them take turns", after, *names)


def _trained(optimizer: Node) -> tuple[str, ...]:
    names = setting(optimizer, TRAINS)
    return tuple(map(str, names)) if isinstance(names, tuple) else ()


def _training(case: Case, optimizer: Node, names: tuple[str, ...]) -> Graph:
    if not names:
        return edits.reset_parameter(case.graph, [optimizer.id], TRAINS)
    return edits.set_parameter(case.graph, [optimizer.id], TRAINS, names)
