"""The axes in another order."""

from __future__ import annotations

from engine.language import (
    Block,
    Line,
    Map,
    Misfit,
    Parameters,
    Port,
    Ports,
    Reals,
    Site,
    Types,
    example,
    number_words,
)


def _order(axes: int, parameters: Parameters) -> tuple[float, ...]:
    """Which axis comes first, second ..., counted from 1."""
    given = parameters["order"]
    order = tuple(float(axis) for axis in given) if isinstance(given, tuple) else ()
    return order or tuple(float(axis) for axis in range(axes, 0, -1))


def _words(order: tuple[float, ...]) -> str:
    return ", ".join(number_words(int(axis) if axis.is_integer() else axis) for axis in order)


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    found = inputs["x"]
    axes = len(found.shape)
    order = _order(axes, parameters)
    if sorted(order) != list(range(1, axes + 1)):
        raise Misfit(
            "x",
            f"a value with the axes {_words(order)}",
            f"{found.words()}: axes {_words(tuple(map(float, range(1, axes + 1))))}",
            "each axis has one place in the new order",
        )
    shape = tuple(found.shape[int(axis) - 1] for axis in order)
    return Map({"y": found.with_shape(shape, keeps_last=order[-1:] == (axes,))})


def _forward(site: Site) -> str:
    order = _order(len(site.inputs["x"].shape), site.parameters)
    return f"{site.names['x']}.permute({', '.join(str(int(axis)) for axis in (0, *order))})"


def _summary(parameters: Parameters) -> Line:
    order = _order(0, parameters)
    return ("axes {order}", {"order": _words(order)}) if order else ("axes reversed", {})


PERMUTE = Block(
    id="permute",
    title="Permute",
    help="Puts the axes of a value in another order, such as the channels of a picture last.",
    formula="y_abc = x_bca for the order 2, 3, 1",
    source="NumPy, transpose",
    ports=Ports(
        (Port("x", "batch ...", kind="any", help="A value with any axes."),),
        (Port("y", "batch ...", kind="any", help="The same numbers, axes in the new order."),),
    ),
    parameters=(
        Reals(
            "order",
            low=1,
            high=8,
            most=8,
            title="Order",
            help="Which axis comes first, second and so on, counted from 1; empty reverses them.",
        ),
    ),
    shapes=_shapes,
    forward=_forward,
    summary=_summary,
    examples=(
        example(x=(12, 8)),
        example({"order": (2, 3, 1)}, x=(3, 12, 8)),
        example({"order": (1, 3, 2)}, x=(3, 12, 8)),
        example(x=()),
    ),
)
