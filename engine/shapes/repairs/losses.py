"""Proposals for losses: a missing one, a value in the place of one, and one without weights."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice, product

from engine.document import edits
from engine.document.values import End, Graph, Wire
from engine.language import Block, Map, Type, registry
from engine.shapes.fitting import made, reached, takes
from engine.shapes.owners import role_of
from engine.shapes.repairs.bridges import Bridge, bridges
from engine.shapes.repairs.case import Case, Proposal, with_article
from engine.shapes.repairs.placing import beside, placed, spliced

A_FEW = 3
PAIR = 2


def with_loss(case: Case, target: End | None = None) -> Iterator[Proposal]:
    """Add a loss between what nobody uses and the data, with a head before it if need be.

    target: the input of an optimizer that waits for it; without one, an optimizer is added.
    """
    if target and role_of(case.graph.nodes[target.node]) != "optimizer":
        return
    pairs = islice(product(_predictions(case), _targets(case)), 4 * A_FEW)
    yield from _between(case, tuple(pairs), target)


def loss_of_it(case: Case) -> Iterator[Proposal]:
    """Make a loss of a value that is wired to an optimizer and is none."""
    if role_of(case.node) != "optimizer":
        return
    for wire in case.problem.wires:
        cut = replace(case, graph=edits.disconnect(case.graph, wire))
        for loss in (end for end in unused(cut) if not case.checked.types[end].is_batched):
            title = f"Wire {case.name_of(loss)} to it instead"
            yield case.proposal(title, edits.connect(cut.graph, loss, wire.target), loss.node)
        truths = (*_targets(case), *_made_of_data(case))
        pairs = [(wire.source, truth) for truth in truths]
        if is_learned(case, wire.source):
            yield from _between(cut, pairs, wire.target)
            yield from islice(_alone(case, wire), PAIR)
        else:
            for pair in pairs:
                yield from _headed(cut, *pair, wire.target)


def with_weights(case: Case, loss: str) -> Iterator[tuple[Bridge, Graph]]:
    """A layer with weights on the way of a value into a loss, and the graph with it."""
    node = case.graph.nodes[loss]
    for wire in case.graph.wires_into(loss):
        found = case.checked.types.get(wire.source)
        if found is not None and found.is_batched:
            accepts = partial(takes, node, case.checked, wire.target.port)
            ways = _heads(bridges(found, accepts, [found]))
            for head in islice((each for each in ways if each.block.weights), 1):
                yield head, spliced(case.graph, wire, head.block, head.parameters)[0]
                return


def _between(
    case: Case, pairs: Collection[tuple[End, End]], target: End | None
) -> Iterator[Proposal]:
    """A loss for each pair of a prediction and a truth that some loss takes, or a head's."""
    for loss in _losses():
        for prediction, truth in pairs:
            yield from _direct(case, loss, prediction, truth, target)
    for prediction, truth in pairs:
        yield from _headed(case, prediction, truth, target)


def _alone(case: Case, wire: Wire) -> Iterator[Proposal]:
    """A loss that needs nothing beside the value."""
    for loss in _losses():
        ports = loss.ports_of(Map()).inputs
        given = Map({ports[0].name: case.checked.types[wire.source]})
        if len(ports) == 1 and made(loss, given, Map()):
            after, new = spliced(case.graph, wire, loss)
            yield case.proposal(f"Insert {with_article(loss.title_of(Map()))}", after, new)


def _direct(
    case: Case, loss: Block, prediction: End, truth: End, target: End | None
) -> Iterator[Proposal]:
    if _fits(loss, case.checked.types[prediction], case.checked.types[truth]):
        after, new = _with_loss(case.graph, loss, prediction, truth)
        yield _finished(case, after, new, target, [loss.title_of(Map())])


def _headed(case: Case, prediction: End, truth: End, target: End | None) -> Iterator[Proposal]:
    """A loss behind a head that makes what it takes."""
    found, wanted = case.checked.types[prediction], case.checked.types[truth]
    has_weights = is_learned(case, prediction)
    for loss in _losses():
        ways = _heads(bridges(found, partial(_fits, loss, truth=wanted), [wanted]))
        for head in islice((each for each in ways if has_weights or each.block.weights), 1):
            after, new = _with_loss(case.graph, loss, prediction, truth)
            (wire, *_) = after.wires_into(new)
            after, _ = spliced(after, wire, head.block, head.parameters)
            yield _finished(case, after, new, target, [head.name, loss.title_of(Map())])


def _losses() -> list[Block]:
    """All losses: those that look at each sample by itself first, the plainest of them before."""
    losses = [block for block in registry().values() if _is_of_values(block)]
    return sorted(losses, key=lambda block: (block.is_joint, len(block.parameters)))


def _is_of_values(block: Block) -> bool:
    """Whether a block is a loss, and not one of how a value reacts to another one."""
    ports = block.ports_of(Map()).inputs
    return block.role == "loss" and not any(port.needs_gradient for port in ports)


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
        after, _ = optimized(graph, End(loss, port.name))
        names.append(with_article(optimizer_block().title))
    words = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    return case.proposal(f"Add {words}", after, loss)


def _with_loss(graph: Graph, loss: Block, prediction: End, truth: End) -> tuple[Graph, str]:
    after, new = placed(graph, loss, beside(graph, prediction.node))
    for source, port in zip((prediction, truth), loss.ports_of(Map()).inputs, strict=True):
        after = edits.connect(after, source, End(new, port.name))
    return after, new


def optimized(graph: Graph, loss: End) -> tuple[Graph, str]:
    """The graph with an optimizer behind a loss, and its id."""
    block = optimizer_block()
    after, new = placed(graph, block, beside(graph, loss.node))
    return edits.connect(after, loss, End(new, block.ports_of(Map()).inputs[0].name)), new


def optimizer_block() -> Block:
    """The block of an optimizer."""
    return next(block for block in registry().values() if block.role == "optimizer")


def _fits(loss: Block, prediction: Type, truth: Type) -> bool:
    ports = loss.ports_of(Map()).inputs
    if len(ports) != PAIR:
        return False
    given = Map({ports[0].name: prediction, ports[1].name: truth})
    return made(loss, given, Map()) is not None


def unused(case: Case) -> list[End]:
    """The outputs with a known type that no wire leaves."""
    used = {wire.source for wire in case.graph.wires}
    return [end for end in case.checked.types if end not in used]


def _predictions(case: Case) -> list[End]:
    """The values at the end of a network, the rightmost first."""
    ends = [
        end
        for end in unused(case)
        if role_of(case.graph.nodes[end.node]) in ("layer", "part")
        and case.checked.types[end].is_batched
    ]
    return sorted(ends, key=lambda end: case.graph.nodes[end.node].place, reverse=True)


def _targets(case: Case) -> list[End]:
    """What data sets give, the columns that nobody uses first."""
    free = set(unused(case))
    ends = [end for end in case.checked.types if role_of(case.graph.nodes[end.node]) == "data"]
    return sorted(ends, key=lambda end: end not in free)


def _made_of_data(case: Case) -> list[End]:
    """What is made of data without weights, such as flat pictures."""
    ends = (end for end, kind in case.checked.types.items() if kind.is_batched)
    return [end for end in ends if not is_learned(case, end) and _is_of_data(case, end)]


def _is_of_data(case: Case, end: End) -> bool:
    """Whether layers made a value of data, and of nothing else."""
    before = reached(case.graph, end.node, backwards=True)
    return {role_of(case.graph.nodes[name]) for name in before} == {"data", "layer"}


def is_learned(case: Case, end: End) -> bool:
    """Whether a value depends on weights."""
    before = reached(case.graph, end.node, backwards=True)
    return any(case.checked.weights.get(name) for name in before)
