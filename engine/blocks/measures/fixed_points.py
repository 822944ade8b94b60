"""The share of points that a map leaves where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import (
    Block,
    Map,
    Misfit,
    Parameters,
    Port,
    Ports,
    Real,
    Type,
    Types,
    example,
)

if TYPE_CHECKING:
    from torch import Tensor


def share_fixed(x: Tensor, again: Tensor, tolerance: float) -> Tensor:
    """Share of the points that moved by no more than the tolerance. x, again: (rows, ...)."""
    moved: Tensor = (again - x).reshape(len(x), -1).norm(dim=1)
    return (moved <= tolerance).to(x.dtype).mean()


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    x, again = inputs["x"], inputs["again"]
    if again.shape != x.shape:
        raise Misfit("again", x.words(), again.words(), "it must agree with x")
    return Map({"share": Type(meaning="unit", is_batched=False)})


FIXED_POINTS = Block(
    id="fixed_points",
    title="Fixed points",
    help="The share of points that one more application of a map moves by almost nothing.",
    formula="share = mean of [|f(x) - x| <= c]",
    source="deck: digits that are not, x_(t + 1) = d(e(x_t)) to a fixed point; arXiv 1606.04345",
    role="measure",
    ports=Ports(
        (
            Port("x", "batch ...", help="The points, such as Iterate gives."),
            Port("again", "batch ...", help="What one more application makes of them."),
        ),
        (Port("share", "", help="The share that stayed.", meaning="unit"),),
    ),
    parameters=(
        Real(
            "tolerance",
            1e-3,
            low=1e-9,
            title="Tolerance",
            help="The length c that a fixed point may still move by.",
            is_logarithmic=True,
        ),
    ),
    shapes=_shapes,
    forward="share_fixed({x}, {again}, tolerance={tolerance})",
    code=(share_fixed,),
    stops_gradient=True,
    is_better_high=True,
    summary="moved by at most {tolerance:g}",
    examples=(
        example(x=(8, 8), again=(8, 8)),
        example({"tolerance": 1.0}, x=(2,), again=(2,)),
        example(x=(), again=()),
    ),
)
