"""How many points are distinct."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import Block, Port, Ports, Real, example

if TYPE_CHECKING:
    import torch  # noqa: TC004 - the text imports it; here the function is only read
    from torch import Tensor


def count_distinct(x: Tensor, apart: float) -> Tensor:
    """How many points are further than `apart` from every one before them. x: (rows, ...)."""
    points = x.detach().reshape(len(x), -1)
    places = torch.arange(len(points), device=points.device)
    found = []
    for rows in places.split(1024):
        distance = torch.cdist(points[rows], points, compute_mode="donot_use_mm_for_euclid_dist")
        is_far = (distance > apart) | (places >= rows.unsqueeze(1))
        found.append(is_far.all(1))
    return torch.cat(found).sum().to(points.dtype)


DISTINCT_POINTS = Block(
    id="distinct_points",
    title="Distinct points",
    help="How many points lie further from every one before them than a distance.",
    formula="count = number of i with |x_i - x_j| > a for all j < i",
    source="deck: digits that are not, how many there are; arXiv 1606.04345",
    role="measure",
    ports=Ports(
        (Port("x", "batch ...", help="The points, such as Iterate gives."),),
        (Port("count", "", help="How many are distinct.", meaning="counts"),),
    ),
    parameters=(
        Real(
            "apart",
            0.1,
            low=1e-9,
            title="Apart",
            help="The distance a up to which two points are the same.",
            is_logarithmic=True,
        ),
    ),
    forward="count_distinct({x}, apart={apart})",
    code=(count_distinct,),
    stops_gradient=True,
    is_better_high=True,
    is_joint=True,
    summary="more than {apart:g} apart",
    examples=(
        example(x=(8, 8)),
        example({"apart": 1.0}, x=(2,)),
        example(x=()),
    ),
)
