"""How well a block suits the loose end of a wire, beyond that it fits; smaller is better. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import Map

if TYPE_CHECKING:
    from engine.language import Block, Port, Type

Generality = tuple[int, int, int]
"""To be compared: what is made for the value comes before what takes or gives any."""

ANY_AXES = ("...",)


def generality_of_target(port: Port | None, found: Type | None) -> Generality:
    """Of an input that takes a wire with this type; None of a block that would not work with it.

    What takes categories alone is meant for them, and what names the axis of a vector for vectors.
    """
    if port is None:
        return 2, 0, 0
    is_category = found is not None and found.kind == "category"
    is_for_any = is_category and port.kind == "any"
    return int(port.is_optional), int(is_for_any), int(_is_of_any_axes(port, found))


def generality_of_source(block: Block, port: Port | None) -> Generality:
    """Of an output that feeds an input; data and what is fed itself come before other sources."""
    if port is None:
        return 2, 0, 0
    is_fed = any(not entry.is_optional for entry in block.ports_of(Map()).inputs)
    return 0, int(not (is_fed or block.role == "data")), int(port.axes == ANY_AXES)


def _is_of_any_axes(port: Port, found: Type | None) -> bool:
    """Whether it does not say which axes it works on; for several, the last one says too little."""
    if found is not None and not found.shape:
        return False
    is_vector = found is None or len(found.shape) == 1
    return port.axes == ANY_AXES if is_vector else ANY_AXES[0] in port.axes
