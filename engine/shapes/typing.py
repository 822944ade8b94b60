"""The pass that works out the type of every output, in order, and says where one does not fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import cast

from engine.document.values import End, Graph, Node, Wire
from engine.language import Block, Map, Misfit, Parameters, Ports, Type, Types, infer
from engine.language.inference import check_sizes
from engine.language.reading import whole
from engine.shapes.checked import CheckedPart, Need
from engine.shapes.interfaces import REMEMBERED, Parts, block_of, part_name
from engine.shapes.owners import weights_owner
from engine.shapes.problems import Problem

WITHOUT_WEIGHTS = ("data", "noise", "boundary")
"""Roles of blocks that never have weights."""


@dataclass
class Typing:
    """What the pass has worked out so far. `given` holds the known types of a Part's Input nodes;
    it is None on the canvas, where no value comes from such nodes.

    sources: by input, the output that feeds it. passed: by muted output, what is behind it.
    """

    graph: Graph
    parts: Parts
    ports: Map[str, Ports]
    given: Types | None = None
    wires: dict[End, Wire] = field(default_factory=dict)
    types: dict[End, Type] = field(default_factory=dict)
    inputs: dict[str, Types] = field(default_factory=dict)
    sources: dict[End, End] = field(default_factory=dict)
    passed: dict[End, End] = field(default_factory=dict)
    weights: dict[str, int] = field(default_factory=dict)
    trainable: dict[str, int] = field(default_factory=dict)
    needs: dict[str, Need] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def visit(self, node: Node) -> None:
        """Work out the outputs of one node without faults, whose sources were visited before."""
        block = cast("Block", block_of(node))  # a node of an unknown block has faults
        inputs = self._inputs(node)
        self.inputs[node.id] = inputs
        if len(inputs) < len(self.ports[node.id].inputs) and not self._is_fed(node, inputs):
            return
        try:
            made = self._outcome(node, block, inputs)
        except Misfit as misfit:
            self.problems.append(self._misfit(node, misfit))
            return
        if node.is_muted and not _is_bypass(inputs, made.outputs):
            self.problems.append(_no_bypass(node))
            return
        for name, found in made.outputs.items():
            self.types[End(node.id, name)] = found
        if block.role not in WITHOUT_WEIGHTS and not (node.linked_to or node.is_muted):
            self.weights[node.id] = made.weights
            self.trainable[node.id] = 0 if node.is_frozen else made.trainable
        if node.is_muted:
            self._bypass(node, made.outputs)
        elif made.need.samples > 1 and not self._is_at_rest(node, block):
            self.needs[node.id] = made.need

    def _is_at_rest(self, node: Node, block: Block) -> bool:
        """Whether a node is frozen, so that its module is never in training mode."""
        has_module = block.role == "part" or bool(block.module)
        return has_module and self.graph.nodes[weights_owner(self.graph, node.id)].is_frozen

    def _inputs(self, node: Node) -> Types:
        found: dict[str, Type] = {}
        for port in self.ports[node.id].inputs:
            wire = self.wires.get(End(node.id, port.name))
            if wire is None:
                continue
            source = self.passed.get(wire.source, wire.source)
            if type_found := self.types.get(source):
                found[port.name] = type_found
                self.sources[wire.target] = source
        return Map(found)

    def _is_fed(self, node: Node, inputs: Types) -> bool:
        needed = (port.name for port in self.ports[node.id].inputs if not port.is_optional)
        return all(name in inputs for name in needed)

    def _outcome(self, node: Node, block: Block, inputs: Types) -> Outcome:
        if block.role == "part":
            return self._part(node, block, inputs)
        if block.id == "input":
            found = Type() if self.given is None else self.given.get(node.id)
            return Outcome(Map({"value": found} if found else {}))
        made = _inferred(block, inputs, node.parameters)
        if made.need.samples == 1:
            return made
        return replace(made, need=replace(made.need, where=node.title))

    def _part(self, node: Node, block: Block, inputs: Types) -> Outcome:
        inside = typed_part(self.parts[part_name(node)], self.parts, inputs)
        if inside.checked.problems:
            problem = inside.checked.problems[0]
            received = f"a problem at {problem.where}"
            raise Misfit("part", "a Part without problems", received, problem.cause)
        filled = block.filled(node.parameters)
        need = Need(inside.need.samples, f"{node.title}, {inside.need.where}")
        if block.feeds_itself:
            _check_moves(inputs, inside.outputs)
        if "times" not in filled:
            return Outcome(inside.outputs, inside.weights, inside.trainable, need)
        times = whole(filled, "times")
        outputs = _repeated(inputs, inside.outputs, times, str(filled["mode"]))
        return Outcome(outputs, times * inside.weights, times * inside.trainable, need)

    def _bypass(self, node: Node, outputs: Types) -> None:
        (name,), (entry,) = outputs, self.inputs[node.id]
        self.passed[End(node.id, name)] = self.sources[End(node.id, entry)]

    def _misfit(self, node: Node, misfit: Misfit) -> Problem:
        end = End(node.id, misfit.port)
        wire = self.wires.get(end)
        source = self.graph.nodes[wire.source.node] if wire else None
        where = f"{source.title} to {node.title}" if source else node.title
        return Problem(
            "misfit",
            (node.id, source.id) if source else (node.id,),
            f"{where}, {misfit.port}",
            misfit.cause,
            misfit.expected,
            misfit.received,
            _advice(misfit, wire),
            (wire,) if wire else (),
            end,
        )


@dataclass(frozen=True)
class Outcome:
    """What a node makes of its inputs. trainable: how many of its weights are not frozen inside."""

    outputs: Types
    weights: int = 0
    trainable: int = 0
    need: Need = field(default_factory=Need)


def missing_inputs(typing: Typing, used: Iterable[str]) -> Iterator[Problem]:
    """Inputs without a wire, at nodes that something depends on."""
    wired = {wire.target for wire in typing.graph.wires}
    for name in used:
        inputs = typing.ports[name].inputs
        if len(typing.inputs.get(name, ())) == len(inputs):
            continue
        node = typing.graph.nodes[name]
        for port in inputs:
            if not port.is_optional and End(name, port.name) not in wired:
                yield Problem(
                    "missing-wire",
                    (name,),
                    f"{node.title}, {port.name}",
                    "nothing is wired to it",
                    "one wire",
                    "none",
                    f"Drag a wire to {port.name}",
                    end=End(name, port.name),
                )


@lru_cache(maxsize=512)
def typed_part(graph: Graph, parts: Parts, inputs: Types) -> CheckedPart:
    """What `check_part` says, remembered."""
    from engine.shapes.check import check_part

    return check_part(graph, parts, inputs)


@lru_cache(maxsize=REMEMBERED)
def _inferred(block: Block, inputs: Types, parameters: Parameters) -> Outcome:
    """What a node of a block makes of its inputs, remembered."""
    outputs = infer(block, inputs, parameters)
    weights = block.weight_count(inputs, parameters)
    return Outcome(outputs, weights, weights, Need(block.least_batch_of(inputs, parameters)))


def _repeated(inputs: Types, outputs: Types, times: int, mode: str) -> Types:
    """What the copies of a Part give that gives `outputs`."""
    if mode == "chain":
        _check_chain(inputs, outputs)
        return outputs
    stacked = Map(
        (name, replace(found, shape=(times, *found.shape))) for name, found in outputs.items()
    )
    check_sizes(stacked)
    return stacked


def _check_moves(inputs: Types, outputs: Types) -> None:
    _check_chain(inputs, outputs, "what it gives is what it takes next")
    ((name, found),) = inputs.items()
    if found.kind == "category":
        raise Misfit(name, "numbers", found.words(), "how far a category moves is no number")


def _check_chain(inputs: Types, outputs: Types, cause: str = "each link feeds the next") -> None:
    if len(inputs) != 1 or len(outputs) != 1:
        received = f"{len(inputs)} and {len(outputs)}"
        raise Misfit("part", "one input and one output", received, cause)
    (name, before), (after,) = *inputs.items(), tuple(outputs.values())
    if not _same(before, after):
        raise Misfit(name, after.words(), before.words(), cause)


def _is_bypass(inputs: Types, outputs: Types) -> bool:
    return len(inputs) == len(outputs) == 1 and _same(*inputs.values(), *outputs.values())


def _no_bypass(node: Node) -> Problem:
    return Problem(
        "muted",
        (node.id,),
        node.title,
        "only a node with one input and one output of the same shape can be muted, "
        "that is bypassed",
        advice="Let it work again, or change its shape",
    )


def _same(before: Type, after: Type) -> bool:
    return replace(before, meaning="any") == replace(after, meaning="any")


def _advice(misfit: Misfit, wire: Wire | None) -> str:
    if wire is None:
        return "Change the Part" if misfit.port == "part" else "Make it smaller"
    if "too many axes" in misfit.cause:
        return "Put a Flatten between them"
    return "Change one of the two, or put a block between them that makes them fit"
