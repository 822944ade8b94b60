"""Sequences on a port: steps of features, or plain numbers, each of which is one feature."""

from __future__ import annotations

from engine.language.block import Site
from engine.language.inference import Axes, Misfit
from engine.language.ports import Port
from engine.language.types import Type

SEQUENCE = Port(
    "x",
    "batch time features",
    help="The sequence, step by step; of a wave each number is a step with one feature.",
)
"""The input of the blocks that run along time."""


def steps_and_features(found: Type) -> tuple[int, int]:
    """How many steps a sequence has, and how many features a step: (time, features) or (time,).

    Raises Misfit where it has other axes.
    """
    if len(found.shape) == 1:
        return found.shape[0], 1
    Axes().bind(SEQUENCE, found.shape)
    steps, features = found.shape
    return steps, features


def steps_first(site: Site) -> str:
    """Source of the sequence as (batch, time, features)."""
    name = site.names["x"]
    return f"{name}.unsqueeze(-1)" if len(site.inputs["x"].shape) == 1 else name


def features_first(site: Site) -> str:
    """Source of the sequence as (batch, features, time)."""
    name = site.names["x"]
    return f"{name}.unsqueeze(1)" if len(site.inputs["x"].shape) == 1 else f"{name}.transpose(1, 2)"


def check_span(span: int, steps: int, what: str) -> None:
    """Raises Misfit where `what`, which spans that many steps, is longer than the sequence."""
    if span > steps:
        counted = "1 step" if span == 1 else f"{span:,} steps"
        received = "1 step" if steps == 1 else f"{steps:,} steps"
        raise Misfit("x", f"at least {counted}", received, f"{what} is longer than the sequence")
