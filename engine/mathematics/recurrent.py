"""Recurrent layers: what the plain one, the LSTM and the GRU have in common."""

from __future__ import annotations

from dataclasses import dataclass

from engine.language.block import Line, Parameters, Site, Types
from engine.language.parameters import Choice, Integer, Option, Switch
from engine.language.ports import Port, Ports
from engine.language.reading import whole
from engine.language.types import Shape, Type
from engine.language.values import Map
from engine.mathematics.sequences import SEQUENCE, steps_and_features, steps_first

PARAMETERS = (
    Integer(
        "units",
        32,
        high=4096,
        title="Units",
        unit="numbers",
        help="How many numbers the state has, which is what the layer remembers.",
    ),
    Integer(
        "layers",
        1,
        high=8,
        title="Layers",
        unit="layers",
        help="How many layers stand on one another, each reading the states of the one below.",
    ),
    Switch(
        "bidirectional",
        False,
        title="Both directions",
        help="Also reads the sequence from its end, and puts the two states side by side.",
    ),
    Choice(
        "steps",
        "last",
        (
            Option("last", "Last step", "One state, after the whole sequence was read."),
            Option("all", "All steps", "The state after each step, a sequence again."),
        ),
        title="Gives",
        help="Which states it gives.",
    ),
)
"""The parameters of every recurrent layer."""


@dataclass(frozen=True)
class Recurrent:
    """A recurrent layer of torch. name: its class in nn. gates: weighted sums for each unit.

    state: where the last states stand in what it returns, (layers, batch, units) each.
    """

    name: str
    gates: int = 1
    state: str = "[1]"

    def ports(self, parameters: Parameters) -> Ports:
        """A sequence in; the last state or all of them out."""
        width = "both_ways" if parameters["bidirectional"] else "units"
        is_last = parameters["steps"] == "last"
        words = "The state after the last step." if is_last else "The state after each step."
        pattern = f"batch {width}" if is_last else f"batch time {width}"
        return Ports((SEQUENCE,), (Port("y", pattern, help=words),))

    def shapes(self, inputs: Types, parameters: Parameters) -> Types:
        """The type of the states."""
        steps, _ = steps_and_features(inputs["x"])
        width = (1 + bool(parameters["bidirectional"])) * whole(parameters, "units")
        shape: Shape = (width,) if parameters["steps"] == "last" else (steps, width)
        return Map({"y": Type(shape)})

    def weights(self, inputs: Types, parameters: Parameters) -> int:
        """How many weights all layers have: W, U and a bias for each of the two."""
        _, features = steps_and_features(inputs["x"])
        units, layers = whole(parameters, "units"), whole(parameters, "layers")
        directions = 1 + bool(parameters["bidirectional"])
        read = features + (layers - 1) * directions * units
        return directions * self.gates * units * (read + layers * (units + 2))

    def module(self, site: Site) -> str:
        """Source that makes the module: nn.LSTM(2, 32, batch_first=True)."""
        _, features = steps_and_features(site.inputs["x"])
        parameters = site.parameters
        layers = f", num_layers={parameters['layers']}" if parameters["layers"] != 1 else ""
        both = ", bidirectional=True" if parameters["bidirectional"] else ""
        return f"nn.{self.name}({features}, {parameters['units']}{layers}{both}, batch_first=True)"

    def forward(self, site: Site) -> str:
        """Source of the states: (batch, units) or (batch, time, units)."""
        found = f"{site.itself}({steps_first(site)})"
        if site.parameters["steps"] == "all":
            return f"{found}[0]"
        if site.parameters["bidirectional"]:
            return f"{found}{self.state}[-2:].transpose(0, 1).flatten(1)"
        return f"{found}{self.state}[-1]"

    def summary(self, parameters: Parameters) -> Line:
        """Its class and its size: LSTM 32, last step."""
        places = {"name": self.name, "units": parameters["units"]}
        is_last = parameters["steps"] == "last"
        return "{name} {units} · last step" if is_last else "{name} {units} · all steps", places
