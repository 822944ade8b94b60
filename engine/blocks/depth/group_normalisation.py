"""Group normalisation."""

from __future__ import annotations

from engine.language import (
    Block,
    Integer,
    Map,
    Misfit,
    Parameters,
    Port,
    Ports,
    Site,
    Switch,
    Type,
    Types,
    count,
    example,
)
from engine.language.reading import whole
from engine.mathematics.pictures import channels_of, with_channels, without_channels


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    found, groups = inputs["x"], whole(parameters, "groups")
    channels = channels_of(inputs)
    if channels % groups:
        expected = f"channels that {groups:,} groups can share evenly"
        cause = f"{channels:,} is not a multiple of {groups:,}"
        raise Misfit("x", expected, f"{channels:,} channels in {found.words()}", cause)
    if count(found.shape) == groups:
        cause = "each group would be one number, and what is normalised by itself is 0"
        raise Misfit("x", f"more than {groups:,} numbers", found.words(), cause)
    return Map({"y": Type(found.shape)})


def _weights(inputs: Types, parameters: Parameters) -> int:
    return 2 * channels_of(inputs) if parameters["gain_and_shift"] else 0


def _module(site: Site) -> str:
    learned = "" if site.parameters["gain_and_shift"] else ", affine=False"
    return f"nn.GroupNorm({site.parameters['groups']}, {channels_of(site.inputs)}{learned})"


def _forward(site: Site) -> str:
    return without_channels(site, f"{site.itself}({with_channels(site)})")


GROUP_NORMALISATION = Block(
    id="group_normalisation",
    title="Group normalisation",
    help="Gives each group of channels mean 0 and variance 1, sample by sample.",
    formula="y = (x - mu) / sqrt(s^2 + eps) * g + b, mu and s^2 over a group, eps = 0.00001",
    source="Y. Wu and K. He, arXiv 1803.08494",
    ports=Ports(
        (Port("x", "batch ...", help="Features, or a picture; of two axes it has one channel."),),
        (Port("y", "batch ...", help="The normalised values."),),
    ),
    parameters=(
        Integer(
            "groups",
            1,
            high=4096,
            title="Groups",
            unit="groups",
            help="How many groups the channels, or the features, are shared between.",
        ),
        Switch(
            "gain_and_shift",
            True,
            title="Gain and shift",
            help="Learns a gain g and a shift b for each channel.",
        ),
    ),
    shapes=_shapes,
    weights=_weights,
    module=_module,
    forward=_forward,
    summary="{groups} groups",
    examples=(
        example({"groups": 4}, x=(64,)),
        example({"groups": 2, "gain_and_shift": False}, x=(6, 4, 5)),
        example(x=(12, 8)),
        example({"groups": 8}, x=(512, 2, 3)),
    ),
)
