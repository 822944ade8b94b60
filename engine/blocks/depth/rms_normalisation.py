"""Normalisation by the root mean square."""

from __future__ import annotations

from engine.language import Block, Parameters, Port, Ports, Site, Switch, Types, example


def _weights(inputs: Types, parameters: Parameters) -> int:
    return inputs["x"].shape[-1] if parameters["gain"] else 0


def _module(site: Site) -> str:
    gain = "" if site.parameters["gain"] else ", elementwise_affine=False"
    return f"nn.RMSNorm({site.inputs['x'].shape[-1]}, eps=1e-05{gain})"


RMS_NORMALISATION = Block(
    id="rms_normalisation",
    title="RMS normalisation",
    help="Gives the features of each sample the root mean square 1, and leaves their mean alone.",
    formula="y = x / sqrt(mean of x^2 + eps) * g, eps = 0.00001",
    source="B. Zhang and R. Sennrich, arXiv 1910.07467",
    ports=Ports(
        (Port("x", "batch ... features", help="The features; the last axis is normalised."),),
        (Port("y", "batch ... features", help="The normalised features."),),
    ),
    parameters=(Switch("gain", True, title="Gain", help="Learns a gain g for each feature."),),
    weights=_weights,
    module=_module,
    forward="{self}({x})",
    summary="mean square 1",
    examples=(
        example(x=(784,)),
        example({"gain": False}, x=(12, 8)),
        example(x=(1,)),
    ),
)
