"""The linear head."""

from __future__ import annotations

from engine.language import Axes, Block, Line, Parameters, Port, Ports, count, example
from engine.language.reading import sizes
from engine.mathematics.affine import BIAS, Affine

MAP = Affine("h", "shape")


def _summary(parameters: Parameters) -> Line:
    return "Linear {count}", {"count": count(sizes(parameters, "shape"))}


LINEAR = Block(
    id="linear",
    title="Linear",
    synonyms=("regression", "identity"),
    help="Predicts any real numbers, as regression needs: the means of Gaussians of one deviation.",
    formula="y = W h + b",
    source="deck: output heads, y in R",
    ports=Ports(
        (Port("h", "batch ... features", help="The features that the prediction is made from."),),
        (Port("y", "batch ... shape", help="The prediction: any real numbers."),),
    ),
    parameters=(
        Axes("shape", (1,), title="Shape", help="The sizes of the axes of one prediction."),
        BIAS,
    ),
    weights=MAP.weights,
    module=MAP.module,
    forward=MAP.forward,
    summary=_summary,
    examples=(
        example(h=(784,)),
        example({"shape": (12, 8)}, h=(64,)),
        example({"shape": (8, 8), "bias": False}, h=(1,)),
        example({"shape": (3, 2)}, h=(5, 64)),
    ),
)
