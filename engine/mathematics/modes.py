"""Where made samples lie among the modes of a mixture, of which labelled samples are known.

A mode is what the real samples of one class gather around: their mean, and their deviation on each
axis. The functions are source for the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language.block import Types
from engine.language.inference import Misfit
from engine.language.parameters import Real
from engine.language.ports import Port
from engine.language.types import shape_words

if TYPE_CHECKING:
    import torch  # noqa: TC004 - the text imports it; here the function is only read
    from torch import (  # noqa: TC004 - the text imports it; here the function is only read
        Tensor,
        nn,
    )

MODE_PORTS = (
    Port("made", "batch ...", help="Samples that were made, such as a generator gives."),
    Port("real", "batch ...", help="Real samples of the same shape."),
    Port("mode", "batch", kind="category", help="The mode that each real sample is from."),
)
WITHIN = Real(
    "within",
    3.0,
    low=0.1,
    high=100.0,
    title="Within",
    unit="deviations",
    help="How far from the centre of a mode is near it, in its deviation on one axis.",
)


def distances_to_modes(made: Tensor, real: Tensor, mode: Tensor, modes: int) -> Tensor:
    """Distance of each made sample to the centre of each mode, in its deviations: (rows, modes).

    made, real: (rows, ...). mode: (rows,), of each real sample. None is near a mode without any.
    """
    made, real = made.reshape(len(made), -1), real.reshape(len(real), -1)
    is_of = nn.functional.one_hot(mode, modes).to(real)
    count = is_of.sum(0)
    centre = (is_of.T @ real) / count.clamp(min=1).unsqueeze(1)
    variance = (is_of.T @ (real - centre[mode]).square().mean(1)) / count.clamp(min=1)
    distance = (made.unsqueeze(1) - centre).square().sum(2).sqrt()
    return (distance / variance.sqrt().clamp(min=1e-12)).masked_fill(count == 0, torch.inf)


def check_same_shape(inputs: Types) -> None:
    """Raises Misfit where made samples are not of the shape of the real ones."""
    made, real = inputs["made"], inputs["real"]
    if made.shape != real.shape:
        expected, received = (shape_words(found.shape) for found in (real, made))
        cause = "it must agree with real"
        raise Misfit("made", expected or "one number", received or "one number", cause)
