"""The long short-term memory."""

from __future__ import annotations

from engine.language import Block, example
from engine.mathematics.recurrent import PARAMETERS, Recurrent

LAYER = Recurrent("LSTM", gates=4, state="[1][0]")

LSTM = Block(
    id="lstm",
    title="LSTM",
    help="Reads a sequence step by step; gates say what is written, kept and read of its memory.",
    formula="c_t = f c_(t-1) + i g, h_t = o tanh(c_t); the gates i, f, o = sigmoid(W x_t + b + "
    "U h_(t-1) + c) and the news g = tanh(...) have their own W, U, b, c",
    source="deck: sequence encoder; S. Hochreiter, J. Schmidhuber, Neural Computation 9, 1997",
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
