"""The silhouette of labelled codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import Block, Port, Ports, Site, Type, example

if TYPE_CHECKING:
    import torch  # noqa: TC004 - the text imports it; here the function is only read
    from torch import Tensor, nn  # noqa: TC004 - as above


def mean_silhouette(codes: Tensor, label: Tensor, classes: int) -> Tensor:
    """Mean of (b - a) / max(a, b), with mean distances a to the own class, b to the next one.

    0 for a code that is the only one of its class. codes: (rows, ...). label: (rows,).
    """
    codes = codes.detach().reshape(len(codes), -1)
    members = nn.functional.one_hot(label, classes).to(codes.dtype)
    sizes, values = members.sum(0), []
    for rows in torch.arange(len(codes), device=codes.device).split(1024):
        apart = torch.cdist(codes[rows], codes, compute_mode="donot_use_mm_for_euclid_dist")
        total, is_own = apart @ members, members[rows] > 0
        alike = sizes[label[rows]] - 1
        own = total[is_own] / alike.clamp(min=1)
        other = (total / sizes).masked_fill(is_own | (sizes == 0), torch.inf).amin(1)
        value = (other - own) / torch.maximum(own, other).clamp(min=1e-12)
        values.append(torch.where((alike > 0) & other.isfinite(), value, 0))
    return torch.cat(values).mean()


def _forward(site: Site) -> str:
    classes = site.inputs["label"].classes
    return f"mean_silhouette({site.names['codes']}, {site.names['label']}, classes={classes})"


SILHOUETTE = Block(
    id="silhouette",
    title="Silhouette",
    help="How much nearer codes are to their own class than to the next; 1 is far apart, 0 mixed.",
    formula="mean of (b - a) / max(a, b), a and b the mean distances to the own and the next class",
    source="deck: latent space, classes apart; P. J. Rousseeuw, 1987; as scikit-learn's",
    role="measure",
    ports=Ports(
        (
            Port("codes", "batch ...", help="The codes, such as an encoder gives."),
            Port("label", "batch", help="The class of each.", kind="category"),
        ),
        (Port("silhouette", "", help="The mean over all rows, from -1 to 1."),),
    ),
    forward=_forward,
    code=(mean_silhouette,),
    stops_gradient=True,
    is_joint=True,
    is_better_high=True,
    summary="classes apart",
    examples=(
        example(codes=(2,), label=Type(kind="category", classes=10)),
        example(codes=(12, 8), label=Type(kind="category", classes=2)),
        example(codes=(), label=Type(kind="category", classes=3)),
    ),
)
