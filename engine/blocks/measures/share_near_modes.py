"""The share of made samples that lie near a mode of a mixture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import Block, Map, Parameters, Port, Ports, Site, Type, Types, example
from engine.mathematics.modes import MODE_PORTS, WITHIN, check_same_shape, distances_to_modes

if TYPE_CHECKING:
    from torch import Tensor


def share_near(distances: Tensor, within: float) -> Tensor:
    """Share of samples that are near one of the modes. distances: (rows, modes), in deviations."""
    return (distances <= within).any(1).to(distances.dtype).mean()


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    check_same_shape(inputs)
    return Map({"share": Type(meaning="unit", is_batched=False)})


def _forward(site: Site) -> str:
    names = site.names
    modes = site.inputs["mode"].classes
    given = f"{names['made']}, {names['real']}, {names['mode']}, modes={modes}"
    return f"share_near(distances_to_modes({given}), within={site.parameters['within']})"


SHARE_NEAR_MODES = Block(
    id="share_near_modes",
    title="Share near modes",
    help="The share of made samples that lie near any of the known modes of the data.",
    formula="share = mean of [|x - m_k| <= a s_k for a k]; m_k, s_k: mean and deviation of the "
    "real samples of mode k",
    source="deck: GAN, share within 3 standard deviations; the test of arXiv 1705.07761",
    role="measure",
    ports=Ports(
        MODE_PORTS,
        (Port("share", "", help="The share of samples near a mode.", meaning="unit"),),
    ),
    parameters=(WITHIN,),
    shapes=_shapes,
    forward=_forward,
    code=(distances_to_modes, share_near),
    stops_gradient=True,
    is_better_high=True,
    is_joint=True,
    summary="within {within:g} deviations",
    examples=(
        example(made=(2,), real=(2,), mode=Type(kind="category", classes=8)),
        example({"within": 2.0}, made=(8, 8), real=(8, 8), mode=Type(kind="category", classes=10)),
        example(made=(), real=(), mode=Type(kind="category", classes=2)),
    ),
)
