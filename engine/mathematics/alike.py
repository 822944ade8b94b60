"""Values that are taken together number by number, so that all have one shape."""

from __future__ import annotations

from engine.language.block import Parameters, Types
from engine.language.inference import Misfit
from engine.language.types import Type
from engine.language.values import Map


def alike(inputs: Types, _: Parameters) -> Types:
    """The shape function of a block that makes one value y of values, or losses, of one shape."""
    (name, first), *others = inputs.items()
    for other, found in others:
        if (found.shape, found.is_batched) != (first.shape, first.is_batched):
            raise Misfit(other, first.words(), found.words(), f"it must agree with {name}")
    return Map({"y": Type(first.shape, is_batched=first.is_batched)})
