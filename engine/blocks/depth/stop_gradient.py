"""A value through which nothing is trained."""

from __future__ import annotations

from engine.language import Block, Map, Parameters, Port, Ports, Type, Types, example


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    return Map({"y": inputs["x"]})


STOP_GRADIENT = Block(
    id="stop_gradient",
    title="Stop gradient",
    help="Passes a value on as a constant, so that nothing before it is trained through it.",
    formula="y = x, and dy/dx = 0",
    source="deck: (sg), a wire that stops gradients; z and x_s on their way to a discriminator",
    ports=Ports(
        (
            Port(
                "x",
                "batch? ...",
                kind="any",
                stops_gradient=True,
                help="Any value, such as a code that a discriminator is shown.",
            ),
        ),
        (Port("y", "batch? ...", kind="any", help="The same value, as a constant."),),
    ),
    shapes=_shapes,
    forward="{x}.detach()",
    stops_gradient=True,
    summary="passes on, not back",
    examples=(
        example(x=(64,)),
        example(x=(12, 8)),
        example(x=Type(kind="category", classes=10)),
        example(x=Type(is_batched=False)),
    ),
)
