"""Waves on a port, and the overlapping frames that they are cut into."""

from __future__ import annotations

from engine.language.block import Parameters, Types
from engine.language.inference import Axes, Misfit
from engine.language.parameters import Integer
from engine.language.ports import Port
from engine.language.reading import whole

WAVE = Port("x", "batch time", help="The wave, sample by sample.")
"""The input of the blocks that cut a wave into frames."""

HOP = Integer(
    "hop",
    64,
    high=8192,
    title="Hop",
    unit="samples",
    help="How far it is from one frame to the next.",
)


def frames(inputs: Types, parameters: Parameters) -> int:
    """How many whole frames of `window` samples the wave holds. Raises Misfit where it is none."""
    found, window = inputs["x"], whole(parameters, "window")
    Axes().bind(WAVE, found.shape)
    (samples,) = found.shape
    if window > samples:
        expected, received = f"at least {window:,} samples", f"{samples:,} samples"
        raise Misfit("x", expected, received, "the window is longer than the wave")
    return 1 + (samples - window) // whole(parameters, "hop")
