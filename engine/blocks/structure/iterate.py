"""A Part again and again, with one set of weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import (
    Block,
    Choice,
    Condition,
    Integer,
    Line,
    Option,
    Parameters,
    Real,
    Site,
    Text,
    example,
)

if TYPE_CHECKING:
    from torch import Tensor, nn


def iterated(part: nn.Module, x: Tensor, steps: int) -> Tensor:
    """Apply a part so many times, each time to what it gave before. x: (batch, ...)."""
    for _ in range(steps):
        x = part(x)
    return x


def until_fixed(part: nn.Module, x: Tensor, most: int, tolerance: float) -> Tensor:
    """Apply a part until it moves no sample by more than the tolerance, `most` times at most.

    x: (batch, ...), and so is the result.
    """
    for _ in range(most):
        before, x = x, part(x)
        moved = (x - before).reshape(len(x), -1).norm(dim=1)
        if moved.max() <= tolerance:
            break
    return x


def _forward(site: Site) -> str:
    (x,), knobs = site.names.values(), site.parameters
    if knobs["mode"] == "steps":
        return f"iterated({site.itself}, {x}, steps={knobs['steps']})"
    limits = f"most={knobs['steps']}, tolerance={knobs['tolerance']}"
    return f"until_fixed({site.itself}, {x}, {limits})"


def _summary(parameters: Parameters) -> Line:
    times = "up to {steps} times" if parameters["mode"] == "fixed_point" else "{steps} times"
    return f"{{part}}, {times}" if parameters["part"] else f"no Part chosen, {times}", parameters


ITERATE = Block(
    id="iterate",
    title="Iterate",
    help="Applies a Part again and again to what it gave before, always with the same weights.",
    formula="x_(t + 1) = part(x_t) for t = 0 ... n - 1, or until |x_(t + 1) - x_t| <= c",
    source="deck: digits that are not, arXiv 1606.04345; weights shared over depth, 1909.01377",
    role="part",
    parameters=(
        Text("part", title="Part", help="The name of the Part that is applied."),
        Choice(
            "mode",
            "steps",
            (
                Option("steps", "Fixed number of steps", "Every sample makes all the steps."),
                Option(
                    "fixed_point",
                    "Until a fixed point",
                    "Stops once no sample of the batch moves by more than the tolerance.",
                ),
            ),
            title="Mode",
            help="When it stops.",
        ),
        Integer(
            "steps",
            10,
            high=10_000,
            title="Steps",
            unit="steps",
            help="How often it is applied, or how often at most.",
        ),
        Real(
            "tolerance",
            1e-3,
            low=1e-9,
            title="Tolerance",
            help="The length c that a sample may still move by at a fixed point.",
            is_logarithmic=True,
            only_if=Condition("mode", ("fixed_point",)),
        ),
    ),
    forward=_forward,
    code=(iterated, until_fixed),
    feeds_itself=True,
    summary=_summary,
    examples=(
        example({"part": "Layer"}),
        example({"part": "Autoencoder", "mode": "fixed_point", "steps": 300}),
        example({"part": "Layer", "steps": 20}),
    ),
)
