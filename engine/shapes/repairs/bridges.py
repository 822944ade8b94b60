"""Blocks that turn one type into another: for the way between an output and an input."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from engine.language import (
    Axes,
    Block,
    Integer,
    Map,
    Parameters,
    Type,
    Value,
    registry,
    shape_words,
)
from engine.language.ports import Port
from engine.shapes.fitting import made


@dataclass(frozen=True)
class Bridge:
    """A block with one input and one output, and the parameters that make it fit."""

    block: Block
    parameters: Parameters

    @property
    def name(self) -> str:
        """The block with the size that it gives, as a person says it: Dense 64, Linear 8 × 8."""
        filled = self.block.filled(self.parameters)
        sizes = (words_of(filled[knob.name]) for knob in size_knobs(self.block, filled))
        return " ".join((self.block.title_of(self.parameters), *sizes))


def bridges(
    found: Type, accepts: Callable[[Type], bool], wanted: Iterable[Type]
) -> Iterator[Bridge]:
    """Ways from a type to one that is accepted, those without weights first.

    wanted: types that would probably fit, which sizes are taken from.
    """
    blocks = [block for block in registry().values() if _is_bridge(block)]
    for block in sorted(blocks, key=lambda block: block.weights is not None):
        for parameters in (block.as_bridge, *sizings(block, wanted, block.as_bridge)):
            name = block.ports_of(parameters).inputs[0].name
            outputs = made(block, Map({name: found}), parameters)
            if outputs and accepts(next(iter(outputs.values()))):
                yield Bridge(block, parameters)
                break


def sizings(
    block: Block, wanted: Iterable[Type], given: Mapping[str, Value] | None = None
) -> Iterator[Parameters]:
    """Parameters of a block with which its output has a wanted size."""
    base = Map(given or {})
    seen = {base}
    for kind in wanted:
        for knob in size_knobs(block, base):
            value = size_for(knob, kind)
            after = base.put(knob.name, value)
            if not knob.fault(value) and after not in seen:
                seen.add(after)
                yield after


def size_knobs(block: Block, parameters: Parameters) -> Iterator[Integer | Axes]:
    """The parameters that are axes of an output."""
    outputs: tuple[Port, ...] = block.ports_of(parameters).outputs
    words = {word for port in outputs for word in port.axes}
    for knob in block.parameters:
        if isinstance(knob, Integer | Axes) and knob.name in words:
            yield knob


def size_for(knob: Integer | Axes, wanted: Type) -> Value:
    """The value of a size that gives a wanted type: its last axes, its numbers or classes."""
    if isinstance(knob, Axes):
        return wanted.shape[-knob.most_axes :] or (1,)
    if wanted.kind == "category":
        return wanted.classes
    return wanted.shape[-1] if wanted.shape else 1


def words_of(value: Value) -> str:
    """A size as a person reads it: 64, 8 × 8."""
    if isinstance(value, tuple):
        return shape_words(tuple(int(size) for size in value))
    return f"{value:,}" if isinstance(value, int) else str(value)


def _is_bridge(block: Block) -> bool:
    ports = block.ports_of(Map())
    is_single = len(ports.inputs) == len(ports.outputs) == 1
    return block.role == "layer" and is_single and not ports.inputs[0].stops_gradient
