"""Ports and the patterns that say which shapes they take."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from engine.language.types import Kind, Meaning

ELLIPSIS = "..."
BATCH, BATCH_OR_NOT = "batch", "batch?"


@dataclass(frozen=True)
class Port:
    """A named place on a block where a wire begins or ends.

    `pattern` names the axes: "batch ... features". `batch` is the batch axis (left out where the
    value has none; `batch?` where either will do), `...` any number of axes, a number exactly that
    size, a word an axis that is bound by the first port which has it and must agree on the others.
    On an output a word may also be a parameter.
    """

    name: str
    pattern: str
    help: str = ""
    kind: Kind = "real"
    meaning: Meaning = "any"
    is_optional: bool = False
    takes_unfinished: bool = False
    """A loss that would rather have what a head computes before its last function (its logits)."""
    unfinished_of: tuple[str, ...] = ()
    """The last functions before which it takes the value, as templates; empty for any."""
    stops_gradient: bool = False
    """An input that no gradient flows back from: nothing before it is trained through it. An output
    whose gradient passes the block's own weights by."""
    needs_gradient: bool = False
    """An input that carries a gradient, as the block takes the derivative of its other inputs, but
    for those that stop gradients, with respect to the value here."""

    @property
    def axes(self) -> tuple[str, ...]:
        """The words of the pattern behind the batch axis."""
        return tuple(word for word in self.pattern.split() if word not in (BATCH, BATCH_OR_NOT))

    def takes_before(self, finish: str) -> bool:
        """Whether the value before a head's last function is wanted here."""
        return self.takes_unfinished and (not self.unfinished_of or finish in self.unfinished_of)

    @property
    def is_batched(self) -> bool:
        """Whether a value here has a batch axis; it may have one where either will do."""
        return not {BATCH, BATCH_OR_NOT}.isdisjoint(self.pattern.split())

    @property
    def takes_either(self) -> bool:
        """Whether values with and without a batch axis will do."""
        return BATCH_OR_NOT in self.pattern.split()


@dataclass(frozen=True)
class Ports:
    """The ports of one node: inputs and outputs, in the order in which they are drawn."""

    inputs: tuple[Port, ...] = ()
    outputs: tuple[Port, ...] = ()

    def input(self, name: str) -> Port | None:
        """The input of that name, or None."""
        return self._inputs.get(name)

    def output(self, name: str) -> Port | None:
        """The output of that name, or None."""
        return self._outputs.get(name)

    @cached_property
    def _inputs(self) -> dict[str, Port]:
        return _by_name(self.inputs)

    @cached_property
    def _outputs(self) -> dict[str, Port]:
        return _by_name(self.outputs)


def _by_name(ports: tuple[Port, ...]) -> dict[str, Port]:
    """The first port of each name: a Part that is not finished may have two of one."""
    return {port.name: port for port in reversed(ports)}
