"""From the types on the inputs of a block to the types on its outputs, or the reason why not."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field

from engine.language.block import Block, Parameters, Types
from engine.language.ports import ELLIPSIS, Port
from engine.language.types import MEANING_WORDS, Shape, Type, count, shape_words
from engine.language.values import Map, Value

MOST_NUMBERS = 1 << 31
"""The largest value, in numbers a sample, that a wire may carry."""


class Misfit(Exception):
    """A value does not fit a port: which, what was expected, what came, and why."""

    def __init__(self, port: str, expected: str, received: str, cause: str) -> None:
        super().__init__(f"{port}: expected {expected}, received {received}; {cause}")
        self.port, self.expected, self.received, self.cause = port, expected, received, cause


@dataclass
class Axes:
    """The axes that the patterns of a block have bound to sizes so far.

    `bound_by` says which port gave an axis its size.
    """

    sizes: dict[str, Shape] = field(default_factory=dict)
    bound_by: dict[str, str] = field(default_factory=dict)

    def bind(self, port: Port, shape: Shape) -> None:
        """Match `shape` with the pattern of `port`; a Misfit says where it does not."""
        words = port.axes
        if ELLIPSIS not in words:
            if len(words) != len(shape):
                raise Misfit(
                    port.name, self._pattern(port), _shown(shape), _axes_cause(port, shape)
                )
            self._bind_each(port, words, shape, shape)
            return
        before = words.index(ELLIPSIS)
        after = len(words) - before - 1
        if len(shape) < before + after:
            raise Misfit(port.name, self._pattern(port), _shown(shape), _axes_cause(port, shape))
        rest = len(shape) - after
        self._bind_each(port, words[:before], shape[:before], shape)
        self._bind_one(port, ELLIPSIS, shape[before:rest], shape)
        self._bind_each(port, words[before + 1 :], shape[rest:], shape)

    def _bind_each(self, port: Port, words: tuple[str, ...], sizes: Shape, shape: Shape) -> None:
        for word, size in zip(words, sizes, strict=True):
            self._bind_one(port, word, (size,), shape)

    def _bind_one(self, port: Port, word: str, sizes: Shape, shape: Shape) -> None:
        bound = (int(word),) if word.isdigit() else self.sizes.get(word)
        if bound is None:
            self.sizes[word], self.bound_by[word] = sizes, port.name
        elif bound != sizes:
            giver = self.bound_by.get(word)
            cause = f"it must agree with {giver}" if giver else "this block takes no other size"
            raise Misfit(port.name, self._pattern(port), _shown(shape), cause)

    def _pattern(self, port: Port) -> str:
        """The pattern in words, with the sizes that are known."""
        if len(port.axes) == 1 and _is_open(port.axes[0], self.sizes):
            return f"one axis of {port.axes[0]}"
        words = [
            shape_words(self.sizes[word]) if word in self.sizes else _named(word)
            for word in port.axes
        ]
        return " × ".join(word for word in words if word) or "one number"


def infer(block: Block, inputs: Types, parameters: Parameters) -> Types:
    """The types on the outputs of `block`, by port name.

    `inputs` holds the type on each wired input. Raises Misfit where one does not fit.
    """
    filled = block.filled(parameters)
    ports = block.ports_of(filled)
    for port in ports.inputs:
        if port.name in inputs:
            _check_kind(port, inputs[port.name])
    outputs = block.shapes(inputs, filled) if block.shapes else _by_pattern(block, inputs, filled)
    check_sizes(outputs)
    return outputs


def check_sizes(outputs: Types) -> None:
    """Raise a Misfit for a value that is too large for any memory."""
    for name, found in outputs.items():
        if count(found.shape) > MOST_NUMBERS:
            raise Misfit(
                name,
                f"at most {MOST_NUMBERS:,} numbers",
                found.label(),
                "it would not fit in memory",
            )


def axes_of(block: Block, inputs: Types, parameters: Parameters) -> Map[str, Value]:
    """The sizes of the axes that the input patterns name, for templates.

    A block with a shape function of its own may take more than its patterns say; the ports that
    come first then count.
    """
    axes = Axes()
    ports = block.ports_of(block.filled(parameters)).inputs
    for port in (port for port in ports if port.name in inputs):
        with suppress(Misfit) if block.shapes else nullcontext():
            axes.bind(port, inputs[port.name].shape)
    return Map((word, sizes[0]) for word, sizes in axes.sizes.items() if word != ELLIPSIS)


def _by_pattern(block: Block, inputs: Types, parameters: Parameters) -> Types:
    axes = _bound(block, inputs, parameters)
    return Map(
        (
            port.name,
            Type(_built(port, axes.sizes, parameters), port.kind, port.meaning, 0, port.is_batched),
        )
        for port in block.ports_of(parameters).outputs
    )


def _bound(block: Block, inputs: Types, parameters: Parameters) -> Axes:
    axes = Axes()
    for port in block.ports_of(parameters).inputs:
        if port.name in inputs:
            axes.bind(port, inputs[port.name].shape)
    return axes


def _built(port: Port, sizes: Mapping[str, Shape], parameters: Parameters) -> Shape:
    shape: list[int] = []
    for word in port.axes:
        shape.extend(_sizes_of(word, sizes, parameters))
    return tuple(shape)


def _sizes_of(word: str, sizes: Mapping[str, Shape], parameters: Parameters) -> Shape:
    if word.isdigit():
        return (int(word),)
    if word in sizes:
        return sizes[word]
    value = parameters[word]
    return tuple(int(size) for size in value) if isinstance(value, tuple) else (int(value),)


def _check_kind(port: Port, found: Type) -> None:
    if found.is_batched != port.is_batched and not port.takes_either:
        raise Misfit(
            port.name,
            "a value for each sample"
            if port.is_batched
            else "one number for the whole batch, such as a loss",
            found.words(),
            "a loss has no batch axis, nor has a constant that is not told what to be like",
        )
    if port.kind not in ("any", found.kind) and "category" in (port.kind, found.kind):
        raise Misfit(
            port.name,
            _kind_words(port.kind),
            found.words(),
            "names cannot be computed with like numbers",
        )
    if port.meaning not in ("any", found.meaning):
        raise Misfit(
            port.name,
            MEANING_WORDS[port.meaning],
            MEANING_WORDS[found.meaning],
            "only a head that promises this range may stand before it",
        )


def _kind_words(kind: str) -> str:
    return "a category" if kind == "category" else "numbers"


def _axes_cause(port: Port, shape: Shape) -> str:
    fewer = len(shape) < len([word for word in port.axes if word != ELLIPSIS])
    return "it has too few axes" if fewer else "it has too many axes"


def _named(word: str) -> str:
    return "any axes" if word == ELLIPSIS else word


def _shown(shape: Shape) -> str:
    return shape_words(shape) or "one number"


def _is_open(word: str, sizes: Mapping[str, Shape]) -> bool:
    """Whether an axis of a pattern may still have any size."""
    return word != ELLIPSIS and not word.isdigit() and word not in sizes
