"""The categorical head."""

from __future__ import annotations

from engine.language import Block, Integer, Port, Ports, example
from engine.mathematics.affine import BIAS, Affine

MAP = Affine("h", "classes")

CATEGORICAL = Block(
    id="categorical",
    title="Categorical",
    synonyms=("softmax", "classifier", "logits"),
    help="Predicts a categorical distribution: a probability for each class, 1 together (softmax).",
    formula="y_k = exp(a_k) / sum of exp(a_j), with a = W h + b",
    source="deck: output heads, y in {1..C}",
    ports=Ports(
        (Port("h", "batch features", help="The features that the prediction is made from."),),
        (
            Port(
                "y",
                "batch classes",
                help="The prediction: one probability for each class.",
                meaning="probabilities",
            ),
        ),
    ),
    parameters=(
        Integer(
            "classes",
            10,
            low=2,
            high=65_536,
            title="Classes",
            unit="classes",
            help="How many classes there are to choose from.",
        ),
        BIAS,
    ),
    weights=MAP.weights,
    module=MAP.module,
    forward=MAP.forward,
    finish="{x}.softmax(-1)",
    summary="Categorical {classes}",
    examples=(
        example(h=(784,)),
        example({"classes": 2, "bias": False}, h=(1,)),
    ),
)
