"""The probability head."""

from __future__ import annotations

from engine.language import Axes, Block, Line, Parameters, Port, Ports, count, example
from engine.language.reading import sizes
from engine.mathematics.affine import BIAS, Affine

MAP = Affine("h", "shape")


def _summary(parameters: Parameters) -> Line:
    return "Probability {count}", {"count": count(sizes(parameters, "shape"))}


PROBABILITY = Block(
    id="probability",
    title="Probability",
    synonyms=("sigmoid", "bernoulli", "logistic"),
    help="Predicts numbers from 0 to 1: grey values, or the yes of a Bernoulli distribution.",
    formula="y = 1 / (1 + exp(-(W h + b)))",
    source="deck: output heads, y in [0, 1]",
    ports=Ports(
        (Port("h", "batch features", help="The features that the prediction is made from."),),
        (Port("y", "batch shape", help="The prediction: numbers from 0 to 1.", meaning="unit"),),
    ),
    parameters=(
        Axes("shape", (1,), title="Shape", help="The sizes of the axes of one prediction."),
        BIAS,
    ),
    weights=MAP.weights,
    module=MAP.module,
    forward=MAP.forward,
    finish="torch.sigmoid({x})",
    summary=_summary,
    examples=(
        example(h=(784,)),
        example({"shape": (12, 8)}, h=(64,)),
        example({"shape": (8, 8), "bias": False}, h=(1,)),
    ),
)
