"""The plain recurrent layer."""

from __future__ import annotations

from engine.language import Block, example
from engine.mathematics.recurrent import PARAMETERS, Recurrent

LAYER = Recurrent("RNN")

RNN = Block(
    id="rnn",
    title="RNN",
    help="Reads a sequence step by step and carries a state along; it forgets within a few steps.",
    formula="h_t = tanh(W x_t + b + U h_(t-1) + c), with h_0 = 0",
    source="deck: sequence encoder (b is added here); J. Elman, Cognitive Science 14, 1990",
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
