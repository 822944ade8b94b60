"""The gated recurrent unit."""

from __future__ import annotations

from engine.language import Block, example
from engine.mathematics.recurrent import PARAMETERS, Recurrent

LAYER = Recurrent("GRU", gates=3)

GRU = Block(
    id="gru",
    title="GRU",
    help="Reads a sequence step by step; two gates mix the state that it had with what is new.",
    formula="h_t = (1 - u) n + u h_(t-1), n = tanh(W x_t + b + r (U h_(t-1) + c)); the gates "
    "u, r = sigmoid(W x_t + b + U h_(t-1) + c) have their own W, U, b, c",
    source="deck: sequence encoder; arXiv 1406.1078, with r behind U as PyTorch has it",
    ports=LAYER.ports,
    parameters=PARAMETERS,
    shapes=LAYER.shapes,
    weights=LAYER.weights,
    module=LAYER.module,
    forward=LAYER.forward,
    summary=LAYER.summary,
    examples=(
        example(x=(12, 8)),
        example({"units": 3, "bidirectional": True}, x=(5,)),
        example({"units": 4, "layers": 2, "steps": "all", "bidirectional": True}, x=(1, 3)),
    ),
)
