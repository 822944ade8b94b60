"""The affine map W x + b that several blocks hold: its parameter, source and weights."""

from __future__ import annotations

from dataclasses import dataclass

from engine.language.block import Parameters, Site, Types
from engine.language.parameters import Switch
from engine.language.reading import sizes, whole
from engine.language.types import Shape, count

BIAS = Switch(
    "bias",
    True,
    title="Bias",
    help="Adds to every output a number that is learned and does not depend on the input.",
)
"""The parameter that says whether b is there."""


@dataclass(frozen=True)
class Affine:
    """The map of a block from the last axis of an input to as many numbers as a parameter says.

    port: the input. parameter: an Integer, or an Axes for outputs of that shape. numbers: how many
    numbers each output has, on a last axis; 1 for no such axis. The block has the parameter BIAS
    beside it.
    """

    port: str
    parameter: str
    numbers: int = 1

    def shape(self, parameters: Parameters) -> Shape:
        """The sizes of the axes of the outputs."""
        own = (self.numbers,) if self.numbers > 1 else ()
        if isinstance(parameters[self.parameter], tuple):
            return (*sizes(parameters, self.parameter), *own)
        return (whole(parameters, self.parameter), *own)

    def weights(self, inputs: Types, parameters: Parameters) -> int:
        """How many weights W and b have."""
        features = inputs[self.port].shape[-1]
        return (features + bool(parameters["bias"])) * count(self.shape(parameters))

    def module(self, site: Site) -> str:
        """Source that makes the map: nn.Linear(64, 10)."""
        features, outputs = site.inputs[self.port].shape[-1], count(self.shape(site.parameters))
        return (
            f"nn.Linear({features}, {outputs}{'' if site.parameters['bias'] else ', bias=False'})"
        )

    def forward(self, site: Site) -> str:
        """Source of the outputs, (batch, ..., *shape), with the axes that lie between."""
        shape, outputs = self.shape(site.parameters), f"{site.itself}({site.names[self.port]})"
        if len(shape) == 1:
            return outputs
        sizes = ", ".join(map(str, shape))
        between = len(site.inputs[self.port].shape) > 1
        return f"{outputs}.unflatten(-1, ({sizes}))" if between else f"{outputs}.view(-1, {sizes})"
