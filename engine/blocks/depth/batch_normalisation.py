"""Batch normalisation."""

from __future__ import annotations

from engine.language import (
    Block,
    Map,
    Parameters,
    Port,
    Ports,
    Real,
    Site,
    Switch,
    Type,
    Types,
    count,
    example,
)
from engine.mathematics.pictures import channels_of, with_channels, without_channels


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    channels_of(inputs)
    return Map({"y": Type(inputs["x"].shape)})


def _least_batch(inputs: Types, parameters: Parameters) -> int:
    """One number has no variance: each feature or channel must have two in a batch."""
    return 2 if count(inputs["x"].shape) == channels_of(inputs) else 1


def _weights(inputs: Types, parameters: Parameters) -> int:
    return 2 * channels_of(inputs) if parameters["gain_and_shift"] else 0


def _module(site: Site) -> str:
    axes = 1 if len(site.inputs["x"].shape) == 1 else 2
    learned = "" if site.parameters["gain_and_shift"] else ", affine=False"
    share = f"momentum={site.parameters['share']}"
    return f"nn.BatchNorm{axes}d({channels_of(site.inputs)}, {share}{learned})"


def _forward(site: Site) -> str:
    return without_channels(site, f"{site.itself}({with_channels(site)})")


BATCH_NORMALISATION = Block(
    id="batch_normalisation",
    title="Batch normalisation",
    synonyms=("batchnorm", "batch normalization", "bn"),
    help="Gives each feature, or each channel of a picture, mean 0 and variance 1 over the batch.",
    formula="y = (x - mu) / sqrt(s^2 + eps) * g + b, mu and s^2 over the batch, eps = 0.00001; "
    "when used, over the batches that were seen",
    source="S. Ioffe and C. Szegedy, arXiv 1502.03167",
    ports=Ports(
        (Port("x", "batch ...", help="Features, or a picture; of two axes it has one channel."),),
        (Port("y", "batch ...", help="The normalised values."),),
    ),
    parameters=(
        Real(
            "share",
            0.1,
            high=1.0,
            title="Share of the last batch",
            help="How much of the running mean and variance each batch replaces.",
        ),
        Switch(
            "gain_and_shift",
            True,
            title="Gain and shift",
            help="Learns a gain g and a shift b for each feature or channel.",
        ),
    ),
    shapes=_shapes,
    weights=_weights,
    module=_module,
    forward=_forward,
    differs_in_training=True,
    is_joint=True,
    least_batch=_least_batch,
    summary="mean 0, variance 1",
    examples=(
        example(x=(64,)),
        example({"gain_and_shift": False}, x=(3, 12, 8)),
        example({"share": 0.5}, x=(12, 8)),
    ),
)
