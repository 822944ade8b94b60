"""The maximum mean discrepancy between two sets of samples."""

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
    Reals,
    Site,
    Type,
    Types,
    count,
    example,
)
from engine.language.reading import real, reals

if TYPE_CHECKING:
    import torch  # noqa: TC004 - the text imports it; here the functions are only read
    from torch import Tensor

SCALES = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)


def likeness(one: Tensor, other: Tensor, widths: list[float]) -> Tensor:
    """Sum over widths c of c / (c + squared distance), the inverse multiquadratic kernel.

    one: (rows, features). other: (others, features). Gives (rows, others).
    """
    apart = torch.cdist(one, other, compute_mode="donot_use_mm_for_euclid_dist").square()
    return torch.stack([width / (width + apart) for width in widths]).sum(0)


def likeness_within(samples: Tensor, widths: list[float]) -> Tensor:
    """Mean likeness of samples to each other, none to itself. samples: (rows, features)."""
    rows = len(samples)
    total = likeness(samples, samples, widths).sum() - rows * len(widths)
    return total / max(rows * (rows - 1), 1)


def mean_discrepancy(samples: Tensor, prior: Tensor, widths: list[float]) -> Tensor:
    """Squared maximum mean discrepancy, estimated without bias. samples, prior: (rows, ...)."""
    samples, prior = (each.reshape(len(each), -1) for each in (samples, prior))
    within = likeness_within(samples, widths) + likeness_within(prior, widths)
    return within - 2 * likeness(samples, prior, widths).mean()


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    samples, prior = inputs["samples"], inputs["prior"]
    if prior.shape != samples.shape:
        raise Misfit("prior", samples.words(), prior.words(), "it must agree with samples")
    return Map({"loss": Type(is_batched=False)})


def _forward(site: Site) -> str:
    base = 2 * count(site.inputs["samples"].shape) * real(site.parameters, "deviation") ** 2
    scales = reals(site.parameters, "scales") or SCALES
    widths = ", ".join(f"{scale * base:.6g}" for scale in scales)
    return f"mean_discrepancy({site.names['samples']}, {site.names['prior']}, [{widths}])"


MMD = Block(
    id="mmd",
    title="MMD",
    help="How far samples are from samples of a prior, seen by how near they lie to each other.",
    formula="E k(z, z') + E k(p, p') - 2 E k(z, p), k(a, b) = sum over c of c / (c + |a - b|^2)",
    source="deck: WAE, MSE + lambda MMD(e(X), N(0, I)); arXiv 1711.01558",
    role="loss",
    ports=Ports(
        (
            Port("samples", "batch ...", help="The samples z, such as the codes of an encoder."),
            Port(
                "prior",
                "batch ...",
                help="Samples p of the prior, of the same shape: a Noise block draws them.",
            ),
        ),
        (Port("loss", "", help="The squared distance; without bias, so it may fall below 0."),),
    ),
    parameters=(
        Real(
            "deviation",
            1.0,
            low=1e-3,
            high=1e3,
            title="Deviation",
            help="The standard deviation s of the prior; of d numbers each, a width c is 2 d s^2 "
            "times a scale.",
            is_logarithmic=True,
        ),
        Reals(
            "scales",
            low=1e-6,
            most=64,
            title="Scales",
            help="The scales of the kernel; none means 0.1, 0.2, 0.5, 1, 2, 5 and 10.",
        ),
    ),
    shapes=_shapes,
    forward=_forward,
    code=(likeness, likeness_within, mean_discrepancy),
    is_joint=True,
    summary="likeness of samples",
    examples=(
        example(samples=(2,), prior=(2,)),
        example({"scales": (1.0,), "deviation": 2.0}, samples=(12, 8), prior=(12, 8)),
        example(samples=(), prior=()),
    ),
)
