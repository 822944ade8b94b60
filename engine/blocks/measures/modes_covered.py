"""How many modes of a mixture are covered by samples that were made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import (
    Block,
    Line,
    Map,
    Parameters,
    Port,
    Ports,
    Real,
    Site,
    Type,
    Types,
    example,
)
from engine.mathematics.modes import MODE_PORTS, WITHIN, check_same_shape, distances_to_modes

if TYPE_CHECKING:
    from torch import Tensor


def count_covered(distances: Tensor, within: float, least: float) -> Tensor:
    """How many modes have at least the share `least` of all samples near them.

    distances: (rows, modes), in deviations.
    """
    share_near = (distances <= within).to(distances.dtype).mean(0)
    return (share_near >= least).to(distances.dtype).sum()


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    check_same_shape(inputs)
    return Map({"modes": Type(meaning="counts", is_batched=False)})


def _verdict(inputs: Types, parameters: Parameters, value: float) -> Line:
    modes = inputs["mode"].classes
    places = {"covered": f"{value:.0f}", "modes": str(modes)}
    if 2 * value > modes:
        return "", {}
    if value == 0:
        return "None of the {modes} modes is covered.", places
    return "Only {covered} of {modes} modes are covered: collapsed, or not there yet.", places


def _forward(site: Site) -> str:
    names, knobs = site.names, site.parameters
    modes = site.inputs["mode"].classes
    given = f"{names['made']}, {names['real']}, {names['mode']}, modes={modes}"
    distances = f"distances_to_modes({given})"
    return f"count_covered({distances}, within={knobs['within']}, least={knobs['least']})"


MODES_COVERED = Block(
    id="modes_covered",
    title="Modes covered",
    help="How many of the known modes of the data a generator makes enough samples of.",
    formula="modes = number of k with share of |x - m_k| <= a s_k at least b; m_k, s_k: mean and "
    "deviation of the real samples of mode k",
    source="deck: GAN, modes covered; the test of arXiv 1611.02163 and 1705.07761",
    role="measure",
    ports=Ports(
        MODE_PORTS,
        (Port("modes", "", help="How many modes are covered.", meaning="counts"),),
    ),
    parameters=(
        WITHIN,
        Real(
            "least",
            0.008,
            low=1e-6,
            high=1.0,
            title="At least",
            help="The share of all samples that must be near a mode: 0.008 is 20 of 2,500.",
            is_logarithmic=True,
        ),
    ),
    shapes=_shapes,
    forward=_forward,
    code=(distances_to_modes, count_covered),
    stops_gradient=True,
    is_better_high=True,
    is_joint=True,
    summary="within {within:g} deviations",
    verdict=_verdict,
    examples=(
        example(made=(2,), real=(2,), mode=Type(kind="category", classes=8)),
        example(
            {"within": 2.0, "least": 0.01},
            made=(8, 8),
            real=(8, 8),
            mode=Type(kind="category", classes=10),
        ),
        example(made=(), real=(), mode=Type(kind="category", classes=2)),
    ),
)
