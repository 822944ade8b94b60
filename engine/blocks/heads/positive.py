"""The positive head."""

from __future__ import annotations

from engine.language import Axes, Block, Line, Parameters, Port, Ports, count, example
from engine.language.reading import sizes
from engine.mathematics.affine import BIAS, Affine
from engine.mathematics.links import LINK, linked

MAP = Affine("h", "shape")


def _finish(parameters: Parameters) -> str:
    return linked(parameters, "{x}")


def _summary(parameters: Parameters) -> Line:
    return "Positive {count}", {"count": count(sizes(parameters, "shape"))}


POSITIVE = Block(
    id="positive",
    title="Positive",
    help="Predicts positive numbers, such as a price or the mean of an exponential distribution.",
    formula="y = exp a or y = log(1 + exp a), with a = W h + b",
    source="deck: output heads, y in R++",
    ports=Ports(
        (Port("h", "batch features", help="The features that the prediction is made from."),),
        (Port("y", "batch shape", help="The prediction: positive numbers.", meaning="positive"),),
    ),
    parameters=(
        Axes("shape", (1,), title="Shape", help="The sizes of the axes of one prediction."),
        LINK,
        BIAS,
    ),
    weights=MAP.weights,
    module=MAP.module,
    forward=MAP.forward,
    finish=_finish,
    summary=_summary,
    examples=(
        example(h=(784,)),
        example({"shape": (12, 8), "link": "exp"}, h=(64,)),
        example({"shape": (8, 8), "bias": False}, h=(1,)),
    ),
)
