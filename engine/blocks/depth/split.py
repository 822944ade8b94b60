"""A value cut in two."""

from __future__ import annotations

from engine.language import (
    Block,
    Integer,
    Map,
    Misfit,
    Parameters,
    Port,
    Ports,
    Site,
    Types,
    example,
)
from engine.language.reading import whole


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    found, first = inputs["x"], whole(parameters, "size")
    if not found.shape or found.shape[-1] <= first:
        expected = f"at least {first + 1:,} numbers on the last axis"
        cause = f"{first:,} go to the first part, and at least one must be left for the second"
        raise Misfit("x", expected, found.words(), cause)
    before, last = found.shape[:-1], found.shape[-1]
    sizes = {"first": first, "second": last - first}
    return Map((name, found.with_shape((*before, size))) for name, size in sizes.items())


def _forward(site: Site) -> str:
    sizes = ", ".join(str(found.shape[-1]) for found in site.outputs.values())
    return f"{site.names['x']}.split([{sizes}], dim=-1)"


SPLIT = Block(
    id="split",
    title="Split",
    help="Cuts a value in two along the last axis, such as a code into a mean and a spread.",
    formula="first = x_1 ... x_n, second = the rest of x",
    source="the inverse of Concatenate",
    ports=Ports(
        (Port("x", "batch ... last_of_x", kind="any", help="A value; its last axis is cut."),),
        (
            Port("first", "batch ... size", kind="any", help="The first numbers of that axis."),
            Port("second", "batch ... rest", kind="any", help="The others."),
        ),
    ),
    parameters=(
        Integer(
            "size",
            1,
            high=65_536,
            title="Size of the first",
            unit="numbers",
            help="How many numbers of the last axis go to the first part.",
        ),
    ),
    shapes=_shapes,
    forward=_forward,
    summary="{size} and the rest",
    examples=(
        example({"size": 2}, x=(4,)),
        example({"size": 10}, x=(12, 784)),
    ),
)
