"""Layer normalisation."""

from __future__ import annotations

from engine.language import Block, Parameters, Port, Ports, Site, Switch, Types, example


def _weights(inputs: Types, parameters: Parameters) -> int:
    return 2 * inputs["x"].shape[-1] if parameters["gain_and_shift"] else 0


def _module(site: Site) -> str:
    features = site.inputs["x"].shape[-1]
    if site.parameters["gain_and_shift"]:
        return f"nn.LayerNorm({features})"
    return f"nn.LayerNorm({features}, elementwise_affine=False)"


LAYER_NORMALISATION = Block(
    id="layer_normalisation",
    title="Layer normalisation",
    synonyms=("layernorm", "layer normalization", "ln"),
    help="Gives the features of each sample mean 0 and variance 1, so that deep stacks train.",
    formula="y = (x - mu) / sqrt(s^2 + eps) * g + b, with s^2 = mean of (x - mu)^2, eps = 0.00001",
    source="deck: layer normalisation (its s^2 lacks the square); arXiv 1607.06450",
    ports=Ports(
        (Port("x", "batch ... features", help="The features; the last axis is normalised."),),
        (Port("y", "batch ... features", help="The normalised features."),),
    ),
    parameters=(
        Switch(
            "gain_and_shift",
            True,
            title="Gain and shift",
            help="Learns a gain g and a shift b for each feature.",
        ),
    ),
    weights=_weights,
    module=_module,
    forward="{self}({x})",
    summary="mean 0, variance 1",
    examples=(
        example(x=(784,)),
        example({"gain_and_shift": False}, x=(12, 8)),
        example(x=(1,)),
    ),
)
