"""Proposals for losses and optimizers: the missing ones, and who trains what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import islice, product

from engine.document import edits
from engine.document.values import End, Graph, Node
from engine.language import Block, Map, Type, registry
from engine.shapes.fitting import made
from engine.shapes.owners import role_of, setting, weights_owner
from engine.shapes.repairs.bridges import Bridge, bridges
from engine.shapes.repairs.case import Case, Proposal, with_article
from engine.shapes.repairs.placing import beside, placed, spliced
from engine.shapes.stages import stage_of, turns_of

A_FEW = 3
PAIR = 2
TRAINS, ORDER, STEPS = "trains", "order", "steps_a_turn"


def no_optimizer(case: Case) -> Iterator[Proposal]:
    """Add an optimizer to a loss that nobody uses; where there is none, add a loss as well."""
    losses = [end for end in _unused(case) if not case.checked.types[end].is_batched]
    optimizer = _optimizer()
    for loss in islice(losses, A_FEW):
        title = f"Add {with_article(optimizer.title)}"
        behind = f" for {case.name_of(loss)}" if len(losses) > 1 else ""
        after, new = _optimized(case.graph, loss)
        yield case.proposal(f"{title}{behind}", after, new)
    if not losses:
        yield from with_loss(case)


def with_loss(case: Case, target: End | None = None) -> Iterator[Proposal]:
    """Add a loss between what nobody uses and the data, with a head before it if need be.

    target: the input of an optimizer that waits for it; without one, an optimizer is added.
    """
    if target and role_of(case.graph.nodes[target.node]) != "optimizer":
        return
    pairs = list(islice(product(_predictions(case), _targets(case)), 4 * A_FEW))
    for loss in _losses():
        for prediction, truth in pairs:
            yield from _direct(case, loss, prediction, truth, target)
    for prediction, truth in pairs:
        yield from _headed(case, prediction, truth, target)


def owner(case: Case) -> Iterator[Proposal]:
    """Name what can be trained, let it be trained, or keep optimizers apart."""
    yield from _woken(case)
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


def _direct(
    case: Case, loss: Block, prediction: End, truth: End, target: End | None
) -> Iterator[Proposal]:
    if _fits(loss, case.checked.types[prediction], case.checked.types[truth]):
        after, new = _with_loss(case.graph, loss, prediction, truth)
        yield _finished(case, after, new, target, [loss.title_of(Map())])


def _headed(case: Case, prediction: End, truth: End, target: End | None) -> Iterator[Proposal]:
    """A loss behind a head that makes what it takes."""
    found, wanted = case.checked.types[prediction], case.checked.types[truth]
    for loss in _losses():
        ways = bridges(found, partial(_fits, loss, truth=wanted), [wanted])
        for head in islice(_heads(ways), 1):
            after, new = _with_loss(case.graph, loss, prediction, truth)
            (wire, *_) = after.wires_into(new)
            after, _ = spliced(after, wire, head.block, head.parameters)
            yield _finished(case, after, new, target, [head.name, loss.title_of(Map())])


def _losses() -> list[Block]:
    """All losses: those that look at each sample by itself first, the plainest of them before."""
    losses = [block for block in registry().values() if block.role == "loss"]
    return sorted(losses, key=lambda block: (block.is_joint, len(block.parameters)))


def _heads(ways: Iterator[Bridge]) -> Iterator[Bridge]:
    return (bridge for bridge in ways if bridge.block.family == "heads")


def _finished(
    case: Case, graph: Graph, loss: str, target: End | None, added: list[str]
) -> Proposal:
    """A new loss wired to the optimizer that waits for it, or to a new one."""
    (port,) = registry()[graph.nodes[loss].block].ports_of(Map()).outputs
    names = [with_article(name) for name in added]
    if target:
        after = edits.connect(graph, End(loss, port.name), target)
    else:
        after, _ = _optimized(graph, End(loss, port.name))
        names.append(with_article(_optimizer().title))
    words = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    return case.proposal(f"Add {words}", after, loss)


def _with_loss(graph: Graph, loss: Block, prediction: End, truth: End) -> tuple[Graph, str]:
    after, new = placed(graph, loss, beside(graph, prediction.node))
    for source, port in zip((prediction, truth), loss.ports_of(Map()).inputs, strict=True):
        after = edits.connect(after, source, End(new, port.name))
    return after, new


def _optimized(graph: Graph, loss: End) -> tuple[Graph, str]:
    block = _optimizer()
    after, new = placed(graph, block, beside(graph, loss.node))
    return edits.connect(after, loss, End(new, block.ports_of(Map()).inputs[0].name)), new


def _optimizer() -> Block:
    return next(block for block in registry().values() if block.role == "optimizer")


def _fits(loss: Block, prediction: Type, truth: Type) -> bool:
    ports = loss.ports_of(Map()).inputs
    if len(ports) != PAIR:
        return False
    given = Map({ports[0].name: prediction, ports[1].name: truth})
    return made(loss, given, Map()) is not None


def _unused(case: Case) -> list[End]:
    """The outputs with a known type that no wire leaves."""
    used = {wire.source for wire in case.graph.wires}
    return [end for end in case.checked.types if end not in used]


def _predictions(case: Case) -> list[End]:
    """The values at the end of a network, the rightmost first."""
    ends = [
        end
        for end in _unused(case)
        if role_of(case.graph.nodes[end.node]) in ("layer", "part")
        and case.checked.types[end].is_batched
    ]
    return sorted(ends, key=lambda end: case.graph.nodes[end.node].place, reverse=True)


def _targets(case: Case) -> list[End]:
    """What data sets give, the columns that nobody uses first."""
    unused = set(_unused(case))
    ends = [end for end in case.checked.types if role_of(case.graph.nodes[end.node]) == "data"]
    return sorted(ends, key=lambda end: end not in unused)


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
