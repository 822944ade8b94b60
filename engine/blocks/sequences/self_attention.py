"""Self-attention."""

from __future__ import annotations

from engine.language import Block, Line, Parameters, Site, Types, example
from engine.mathematics.attention import (
    CAUSAL,
    HEADS,
    PORTS,
    attended,
    attention_weights,
    self_attention,
)


def _weights(inputs: Types, parameters: Parameters) -> int:
    return attention_weights(inputs["x"].shape[-1])


def _module(site: Site) -> str:
    features, heads = site.inputs["x"].shape[-1], site.parameters["heads"]
    return f"SelfAttention({features}, {heads}, is_causal={site.parameters['causal']})"


def _summary(parameters: Parameters) -> Line:
    return "{heads} heads · causal" if parameters["causal"] else "{heads} heads", parameters


SELF_ATTENTION = Block(
    id="self_attention",
    title="Self-attention",
    synonyms=("transformer", "multi-head"),
    help="Lets each step of a sequence gather what it needs from the others, near or far.",
    formula="y = softmax(Q K^T / sqrt(d)) V mixed over the heads; Q, K and V are affine in x, d is "
    "the features a head",
    source="deck: sequence encoder; arXiv 1706.03762, section 3.2",
    ports=PORTS,
    parameters=(HEADS, CAUSAL),
    shapes=attended,
    weights=_weights,
    module=_module,
    forward="{self}({x})",
    code=(self_attention,),
    differentiates_once=True,
    summary=_summary,
    examples=(
        example(x=(12, 64)),
        example({"heads": 2, "causal": True}, x=(5, 128)),
        example({"heads": 1}, x=(1, 64)),
    ),
)
