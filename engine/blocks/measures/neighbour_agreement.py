"""The agreement of neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import Block, Integer, Port, Ports, Type, example

if TYPE_CHECKING:
    import torch  # noqa: TC004 - the text imports it; here the function is only read
    from torch import Tensor


def share_of_neighbours(codes: Tensor, label: Tensor, neighbours: int) -> Tensor:
    """Share of the nearest other codes that have the label of each. codes: (rows, ...)."""
    codes = codes.detach().reshape(len(codes), -1)
    shares = []
    for rows in torch.arange(len(codes), device=codes.device).split(1024):
        apart = torch.cdist(codes[rows], codes, compute_mode="donot_use_mm_for_euclid_dist")
        apart.scatter_(1, rows.unsqueeze(1), torch.inf)
        nearest = apart.topk(min(neighbours, len(codes) - 1), largest=False).indices
        shares.append((label[nearest] == label[rows].unsqueeze(1)).to(codes.dtype))
    return torch.cat(shares).mean()


NEIGHBOUR_AGREEMENT = Block(
    id="neighbour_agreement",
    title="Neighbour agreement",
    help="The share of the nearest other codes that have the same label, averaged over all codes.",
    formula="agreement = mean of [t_j = t_i] over the k nearest j of each i",
    source="deck: latent space, near codes are alike; E. Fix and J. L. Hodges, 1951",
    role="measure",
    ports=Ports(
        (
            Port("codes", "batch ...", help="The codes, such as an encoder gives."),
            Port("label", "batch", help="The class of each.", kind="category"),
        ),
        (Port("agreement", "", help="The share, over all rows.", meaning="unit"),),
    ),
    parameters=(
        Integer(
            "neighbours",
            10,
            high=1000,
            title="Neighbours",
            unit="codes",
            help="How many of the nearest codes are asked.",
        ),
    ),
    forward="share_of_neighbours({codes}, {label}, neighbours={neighbours})",
    code=(share_of_neighbours,),
    stops_gradient=True,
    is_joint=True,
    is_better_high=True,
    summary="{neighbours} nearest",
    examples=(
        example(codes=(2,), label=Type(kind="category", classes=10)),
        example({"neighbours": 3}, codes=(12, 8), label=Type(kind="category", classes=2)),
        example(codes=(), label=Type(kind="category", classes=3)),
    ),
)
