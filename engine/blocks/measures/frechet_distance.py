"""The Frechet distance to the standard Gaussian."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import Block, Port, Ports, example

if TYPE_CHECKING:
    import torch  # noqa: TC004 - the text imports it; here the function is only read
    from torch import Tensor


def distance_from_standard(codes: Tensor) -> Tensor:
    """Frechet distance of the Gaussian with the mean and covariance of codes to N(0, I).

    codes: (rows, ...).
    """
    codes = codes.detach().reshape(len(codes), -1)
    mean = codes.mean(0)
    covariance = (codes - mean).T @ (codes - mean) / len(codes)
    deviations = torch.linalg.eigvalsh(covariance).clamp(min=0).sqrt()
    distance: Tensor = mean.square().sum() + (deviations - 1).square().sum()
    return distance


FRECHET_DISTANCE = Block(
    id="frechet_distance",
    title="Fréchet distance",
    help="How far mean and covariance of codes are from those of N(0, I), from which one draws.",
    formula="d = |m|^2 + trace of (C + I - 2 C^(1/2)), with the mean m and the covariance C",
    source="deck: shaping the latent space; D. C. Dowson and B. V. Landau, 1982; arXiv 1706.08500",
    role="measure",
    ports=Ports(
        (Port("codes", "batch ...", help="The codes, such as an encoder gives."),),
        (Port("distance", "", help="The distance, over all rows; 0 for those of the prior."),),
    ),
    forward="distance_from_standard({codes})",
    code=(distance_from_standard,),
    stops_gradient=True,
    is_joint=True,
    summary="to N(0, I)",
    examples=(example(codes=(2,)), example(codes=(12, 8)), example(codes=())),
)
