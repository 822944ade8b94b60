"""Self-attention, which two blocks hold: its module, its weights and what it asks of a sequence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language.block import Parameters, Types
from engine.language.inference import Axes, Misfit
from engine.language.parameters import Integer, Switch
from engine.language.ports import Port, Ports
from engine.language.reading import whole
from engine.language.types import Type
from engine.language.values import Map

if TYPE_CHECKING:
    from torch import Tensor, nn  # noqa: TC004 - the text imports it; here the class is only read

PORTS = Ports(
    (Port("x", "batch time features", help="The sequence, step by step."),),
    (Port("y", "batch time features", help="What each step gathered, of the same shape."),),
)
HEADS = Integer(
    "heads",
    4,
    high=64,
    title="Heads",
    unit="heads",
    help="How many times a step looks, each time at its own share of the features.",
)
CAUSAL = Switch(
    "causal",
    False,
    title="Causal",
    help="Lets a step look at itself and the steps before it only.",
)


def self_attention() -> type[nn.Module]:
    """The module."""

    class SelfAttention(nn.Module):
        """Each step gathers from all steps, weighed by how its query fits their keys."""

        def __init__(self, features: int, heads: int, is_causal: bool) -> None:
            super().__init__()
            self.heads, self.is_causal = heads, is_causal
            self.read = nn.Linear(features, 3 * features)
            self.mix = nn.Linear(features, features)

        def forward(self, x: Tensor) -> Tensor:
            """x: (batch, time, features), and so is the result."""
            parts = self.read(x).unflatten(2, (3, self.heads, -1)).permute(2, 0, 3, 1, 4)
            queries, keys, values = parts
            gathered = nn.functional.scaled_dot_product_attention(
                queries, keys, values, is_causal=self.is_causal
            )
            mixed: Tensor = self.mix(gathered.transpose(1, 2).flatten(2))
            return mixed

    return SelfAttention


def attended(inputs: Types, parameters: Parameters) -> Types:
    """The type of what the steps gather. Raises Misfit where the heads do not share evenly."""
    found, heads = inputs["x"], whole(parameters, "heads")
    Axes().bind(PORTS.inputs[0], found.shape)
    if found.shape[-1] % heads:
        cause = f"its {heads} heads share the features evenly"
        raise Misfit("x", f"a multiple of {heads} features", f"{found.shape[-1]:,} features", cause)
    return Map({"y": Type(found.shape)})


def attention_weights(features: int) -> int:
    """How many weights the queries, keys, values and their mixture have."""
    return 4 * features * (features + 1)
