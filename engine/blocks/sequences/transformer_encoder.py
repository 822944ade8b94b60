"""The encoder of a Transformer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import Block, Integer, Line, Parameters, Real, Site, Types, example
from engine.language.reading import whole
from engine.mathematics.attention import (
    CAUSAL,
    HEADS,
    PORTS,
    attended,
    attention_weights,
    self_attention,
)
from engine.mathematics.dropout import dropped

if TYPE_CHECKING:
    import torch  # noqa: TC004 - the text imports it; here the class is only read
    from torch import Tensor, nn  # noqa: TC004 - as above


def _transformer_layer() -> type[nn.Module]:
    class TransformerLayer(nn.Module):
        """Self-attention, then two dense layers for each step; both are added and normalised."""

        def __init__(
            self,
            features: int,
            attention: nn.Module,
            width: int,
            rate: float,
            random: torch.Generator,
        ) -> None:
            super().__init__()
            self.attention, self.rate, self.random = attention, rate, random
            self.wide, self.narrow = nn.Linear(features, width), nn.Linear(width, features)
            self.norm_1, self.norm_2 = nn.LayerNorm(features), nn.LayerNorm(features)

        def kept(self, x: Tensor) -> Tensor:
            """x, of which training leaves out a share. x: (batch, time, features or width)."""
            is_dropping = self.training and self.rate > 0
            return dropped(x, self.rate, self.random) if is_dropping else x

        def forward(self, x: Tensor) -> Tensor:
            """x: (batch, time, features), and so is the result."""
            x = self.norm_1(x + self.kept(self.attention(x)))
            inner = self.kept(torch.relu(self.wide(x)))
            y: Tensor = self.norm_2(x + self.kept(self.narrow(inner)))
            return y

    return TransformerLayer


def _weights(inputs: Types, parameters: Parameters) -> int:
    features, width = inputs["x"].shape[-1], whole(parameters, "width")
    dense = 2 * features * width + width + features
    return whole(parameters, "layers") * (attention_weights(features) + dense + 4 * features)


def _module(site: Site) -> str:
    features = site.inputs["x"].shape[-1]
    found = site.parameters
    attention = f"SelfAttention({features}, {found['heads']}, is_causal={found['causal']})"
    rest = f"{found['width']}, {found['rate']}, {site.random}"
    layer = f"TransformerLayer({features}, {attention}, {rest})"
    return f"nn.Sequential(*({layer} for _ in range({found['layers']})))"


def _summary(parameters: Parameters) -> Line:
    return "{layers} layers · {heads} heads", parameters


TRANSFORMER_ENCODER = Block(
    id="transformer_encoder",
    title="Transformer encoder",
    help="A stack of layers in which each step gathers from all others and is then worked on.",
    formula="a = norm(x + attention(x)), y = norm(a + W2 max(0, W1 a + b1) + b2), layer on layer",
    source="deck: sequence encoder; arXiv 1706.03762, section 3.1",
    ports=PORTS,
    parameters=(
        Integer(
            "layers",
            2,
            high=12,
            title="Layers",
            unit="layers",
            help="How many layers stand on one another.",
        ),
        HEADS,
        Integer(
            "width",
            128,
            high=16_384,
            title="Width",
            unit="neurons",
            help="How many neurons the first of the two dense layers has.",
        ),
        Real(
            "rate",
            0.1,
            high=0.95,
            title="Dropout",
            help="The probability that a number is set to 0 in training.",
        ),
        CAUSAL,
    ),
    shapes=attended,
    weights=_weights,
    module=_module,
    forward="{self}({x})",
    code=(dropped, self_attention, _transformer_layer),
    draws=True,
    differs_in_training=True,
    differentiates_once=True,
    summary=_summary,
    default_title="Transformer",
    examples=(
        example(x=(12, 64)),
        example({"layers": 1, "heads": 2, "width": 16, "causal": True}, x=(5, 128)),
        example({"layers": 3, "heads": 1, "width": 8, "rate": 0.0}, x=(1, 64)),
    ),
)
