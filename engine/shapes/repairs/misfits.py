"""Proposals for a value that does not fit the input that it is wired to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain, islice

from engine.document.edits import connect, disconnect, reset_parameter, set_parameter
from engine.document.values import End, Node, Wire
from engine.language import (
    Block,
    Choice,
    Integer,
    Map,
    Parameters,
    Type,
    Types,
    registry,
    value_words,
)
from engine.language.types import MEANING_WORDS
from engine.shapes.fitting import made, takes
from engine.shapes.interfaces import block_of, part_name
from engine.shapes.owners import role_of
from engine.shapes.repairs.bridges import bridges, size_for, size_knobs, sizings, words_of
from engine.shapes.repairs.case import Case, Proposal, with_article
from engine.shapes.repairs.knobs import near_values, setting_words
from engine.shapes.repairs.losses import loss_of_it
from engine.shapes.repairs.nodes import without_node
from engine.shapes.repairs.placing import spliced
from engine.shapes.repairs.replacing import kept_parameters, replaced
from engine.shapes.repairs.sources import moved, sources_for
from engine.shapes.typing import typed_part

A_FEW = 3
FAR = 6
"""How many nodes before a misfit are looked at for a size that could change."""


def misfit(case: Case) -> Iterator[Proposal]:
    """Change a size, put a block between, take another head or loss, or another value."""
    wires = _wires(case)
    yield from loss_of_it(case)
    yield from chain.from_iterable(_fed(case, wire) for wire in wires)
    yield from _set(case)
    yield from chain.from_iterable(_bridged(case, wire, is_light=True) for wire in wires)
    yield from chain.from_iterable(_resized(case, wire) for wire in wires)
    yield from chain.from_iterable(_other_source_block(case, wire) for wire in wires)
    yield from _other_block(case, is_alike=True)
    yield from chain.from_iterable(_bridged(case, wire, is_light=False) for wire in wires)
    yield from islice(_other_pair(case), A_FEW)
    yield from _other_block(case, is_alike=False)
    if role_of(case.node) == "layer":
        yield from islice(without_node(case, case.node.id), 1)
    for wire in case.problem.wires:
        yield from _rewired(case, wire)
        yield case.proposal("Delete the wire", disconnect(case.graph, wire))
    yield from _reset(case)


def _wires(case: Case) -> tuple[Wire, ...]:
    """The wires into the node, the blamed one first."""
    others = case.graph.wires_into(case.node.id)
    return tuple(dict.fromkeys((*case.problem.wires, *others)))


def _accepts(case: Case, wire: Wire) -> Callable[[Type], bool]:
    return lambda kind: takes(case.node, case.checked, wire.target.port, kind)


def _wanted(case: Case, wire: Wire) -> tuple[Type, ...]:
    """Types that would probably fit: those on the other inputs, or what a Part gives back."""
    others = [kind for name, kind in case.inputs.items() if name != wire.target.port]
    inside = case.parts.get(part_name(case.node)) if role_of(case.node) == "part" else None
    if inside is not None:
        others += typed_part(inside, case.parts, case.inputs).outputs.values()
    return tuple(others)


def _bridged(case: Case, wire: Wire, *, is_light: bool) -> Iterator[Proposal]:
    """Put a block between that makes the value fit."""
    found = case.checked.types.get(wire.source)
    if found is None or _is_a_matter_of_range(case, found):
        return
    ways = bridges(found, _accepts(case, wire), _wanted(case, wire))
    fitting = (way for way in ways if (way.block.weights is None) == is_light)
    for bridge in islice(fitting, A_FEW):
        after, new = spliced(case.graph, wire, bridge.block, bridge.parameters)
        yield case.proposal(f"Insert {with_article(bridge.name)}", after, new)


def _is_a_matter_of_range(case: Case, found: Type) -> bool:
    """Whether the range is what does not fit; a block that only hides it would mend nothing."""
    is_narrow = found.meaning != "any" and case.problem.received == MEANING_WORDS[found.meaning]
    return is_narrow and case.problem.expected in MEANING_WORDS.values()


def _fed(case: Case, wire: Wire) -> Iterator[Proposal]:
    """Wire a value to what the node before it may take, such as the batch to be like."""
    node = case.graph.nodes[wire.source.node]
    for port in case.checked.ports[node.id].inputs:
        target = End(node.id, port.name)
        if port.is_optional and not case.graph.wires_into(node.id, port.name):
            for source in islice(sources_for(case, target), A_FEW):
                title = f"Wire {case.name_of(source)} to {port.name} of {node.title}"
                yield case.proposal(title, connect(case.graph, source, target), node.id)


def _set(case: Case) -> Iterator[Proposal]:
    """Set a parameter of the node itself to the nearest value with which it takes what comes."""
    block, port = case.block, case.problem.end
    if block is None or block.role != "layer" or port is None or port.port not in case.inputs:
        return
    given = block.filled(case.node.parameters)
    for knob in block.parameters:
        values = near_values(knob, given[knob.name], case.inputs[port.port])
        fitting = (v for v in values if made(block, case.inputs, given.put(knob.name, v)))
        for value in islice(fitting, 1):
            after = set_parameter(case.graph, [case.node.id], knob.name, value)
            words = setting_words(knob, value)
            verb = f"Set {knob.title} to {words}" if words else f"Reset {knob.title}"
            yield case.proposal(f"{verb} in {case.node.title}", after)


def _resized(case: Case, wire: Wire) -> Iterator[Proposal]:
    """Change the size that a node before it gives."""
    wanted = _wanted(case, wire)
    for node in _line(case, wire):
        block = block_of(node)
        if block is None or block.role in ("data", "noise", "part"):
            continue
        for knob in size_knobs(block, node.parameters):
            for value in dict.fromkeys(size_for(knob, kind) for kind in wanted):
                after = set_parameter(case.graph, [node.id], knob.name, value)
                if after is not case.graph and not knob.fault(value):
                    yield case.proposal(_use(knob, words_of(value), node), after, node.id)


def _use(knob: object, value: str, node: Node) -> str:
    name = getattr(knob, "title", "").lower() or getattr(knob, "name", "")
    if isinstance(knob, Integer):
        return f"Use {value} {name} in {node.title}"
    return f"Use the {name} {value} in {node.title}"


def _line(case: Case, wire: Wire) -> Iterator[Node]:
    """The nodes before a wire, as long as each has one wire into it."""
    source = wire.source.node
    for _ in range(FAR):
        yield case.graph.nodes[source]
        before = case.graph.wires_into(source)
        if len(before) != 1:
            return
        source = before[0].source.node


def _other_source_block(case: Case, wire: Wire) -> Iterator[Proposal]:
    """Let the node before it be another head, or have another activation."""
    node = case.graph.nodes[wire.source.node]
    block = block_of(node)
    if block is None or block.role != "layer" or _is_a_matter_of_size(case, wire):
        return
    accepts, given = _accepts(case, wire), case.inputs_of(node.id)
    for other in _alternatives(block):
        for parameters in _variants(other, node, _wanted(case, wire)):
            if _gives(other, _by_place(other, parameters, given), parameters, accepts):
                title = f"Replace {node.title} by {with_article(other.title)}"
                after = replaced(case.graph, case.checked, node, other, parameters)
                yield case.proposal(title, after, node.id)
                break
    yield from _other_choice(case, node, block, accepts)


def _is_a_matter_of_size(case: Case, wire: Wire) -> bool:
    """Whether the same kind of value would fit if it had another size."""
    found = case.checked.types.get(wire.source)
    sizes = (kind.shape for kind in _wanted(case, wire))
    return found is not None and any(
        _accepts(case, wire)(replace(found, shape=shape)) for shape in sizes
    )


def _other_choice(
    case: Case, node: Node, block: Block, accepts: Callable[[Type], bool]
) -> Iterator[Proposal]:
    for knob in (each for each in block.parameters if isinstance(each, Choice)):
        for option in knob.options:
            parameters = node.parameters.put(knob.name, option.value)
            if _gives(block, case.inputs_of(node.id), parameters, accepts):
                after = set_parameter(case.graph, [node.id], knob.name, option.value)
                yield case.proposal(f"Use {option.title} in {node.title}", after, node.id)


def _other_block(case: Case, *, is_alike: bool) -> Iterator[Proposal]:
    """Let a loss or a measure be one that takes these values.

    is_alike: whether it calls its inputs the same, and so is of the same use.
    """
    block = case.block
    if block is None or block.role not in ("loss", "measure"):
        return
    for other in _alternatives(block):
        if (_names(other) == _names(block)) != is_alike:
            continue
        parameters = kept_parameters(other, case.node.parameters)
        if made(other, _by_place(other, parameters, case.inputs), parameters) is not None:
            title = f"Replace {case.node.title} by {with_article(other.title)}"
            yield case.proposal(title, replaced(case.graph, case.checked, case.node, other))


def _other_pair(case: Case) -> Iterator[Proposal]:
    """Let a loss and the head before it both be others: numbers are not told as classes are."""
    loss, blamed = case.block, case.problem.end
    if loss is None or loss.role != "loss" or blamed is None:
        return
    wanted = [kind for name, kind in case.inputs.items() if name == blamed.port]
    for wire in case.graph.wires_into(case.node.id):
        head = case.graph.nodes[wire.source.node]
        block = block_of(head)
        if wire.target == blamed or block is None or block.role != "layer":
            continue
        given = case.inputs_of(head.id)
        heads = _other_heads(case, head, block, wanted)
        for new in sorted(heads, key=lambda each: each[0].weight_count(given, each[1])):
            yield from _other_losses(case, loss, wire, head, new)


def _other_heads(
    case: Case, head: Node, block: Block, wanted: list[Type]
) -> Iterator[tuple[Block, Parameters]]:
    """Blocks that may stand for a head, set to give what a target is like."""
    for other in _alternatives(block):
        kept = kept_parameters(other, head.parameters)
        for parameters in sizings(other, wanted, kept):
            if made(other, _by_place(other, parameters, case.inputs_of(head.id)), parameters):
                yield other, parameters


def _other_losses(
    case: Case, loss: Block, wire: Wire, head: Node, new: tuple[Block, Parameters]
) -> Iterator[Proposal]:
    """Losses that take what another head gives."""
    other, parameters = new
    outputs = made(other, _by_place(other, parameters, case.inputs_of(head.id)), parameters)
    for kind in (outputs or Map()).values():
        inputs = case.inputs.put(wire.target.port, kind)
        for told in (each for each in _alternatives(loss) if _names(each) == _names(loss)):
            kept = kept_parameters(told, case.node.parameters)
            if made(told, _by_place(told, kept, inputs), kept) is not None:
                after = replaced(case.graph, case.checked, head, other, parameters)
                after = replaced(after, case.checked, case.node, told)
                pair = f"{with_article(other.title)} and {with_article(told.title)}"
                title = f"Replace {head.title} and {case.node.title} by {pair}"
                yield case.proposal(title, after, head.id, case.node.id)


def _alternatives(block: Block) -> Iterator[Block]:
    """The other blocks of a family with as many ports."""
    for other in registry().values():
        if other.id != block.id and _likeness(other) == _likeness(block):
            yield other


def _names(block: Block) -> list[str]:
    return [port.name for port in block.ports_of(Map()).inputs]


def _likeness(block: Block) -> tuple[str, str, int, int]:
    ports = block.ports_of(Map())
    return block.family, block.role, len(ports.inputs), len(ports.outputs)


def _variants(block: Block, node: Node, wanted: tuple[Type, ...]) -> Iterator[Parameters]:
    kept = kept_parameters(block, node.parameters)
    yield kept
    yield from sizings(block, wanted, kept)


def _by_place(block: Block, parameters: Parameters, given: Types) -> Types:
    """The types on the inputs of a node under the names that another block has for them."""
    names = (port.name for port in block.ports_of(parameters).inputs)
    return Map(zip(names, given.values(), strict=False))


def _gives(
    block: Block, inputs: Types, parameters: Parameters, accepts: Callable[[Type], bool]
) -> bool:
    needed = (port.name for port in block.ports_of(parameters).inputs)
    outputs = made(block, inputs, parameters) if all(name in inputs for name in needed) else None
    return outputs is not None and accepts(next(iter(outputs.values())))


def _rewired(case: Case, wire: Wire) -> Iterator[Proposal]:
    """Take another value."""
    for source in islice(sources_for(case, wire.target), A_FEW):
        after = moved(case.graph, wire, source, wire.target)
        yield case.proposal(f"Wire {case.name_of(source)} to it instead", after)


def _reset(case: Case) -> Iterator[Proposal]:
    """Let a size of the node be what it was at first."""
    block = case.block
    if block is None:
        return
    for knob in block.parameters:
        if knob.name in case.node.parameters:
            after = reset_parameter(case.graph, [case.node.id], knob.name)
            words = f" to {value_words(knob.default)}".removesuffix(" to ")
            yield case.proposal(f"Reset {knob.title or knob.name}{words}", after)
