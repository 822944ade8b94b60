"""The Poisson head."""

from __future__ import annotations

from engine.language import Axes, Block, Line, Parameters, Port, Ports, Site, count, example
from engine.language.reading import sizes
from engine.mathematics.affine import BIAS, Affine
from engine.mathematics.links import LINK, linked

MAP = Affine("h", "shape")


def _forward(site: Site) -> str:
    return linked(site.parameters, MAP.forward(site))


def _summary(parameters: Parameters) -> Line:
    return "Poisson {count}", {"count": count(sizes(parameters, "shape"))}


POISSON = Block(
    id="poisson",
    title="Poisson",
    help="Predicts a Poisson distribution of each count, by its rate.",
    formula="P(n) ~ r^n / (1 · 2 · ... · n), with r = log(1 + exp a) or exp a, a = W h + b",
    source="deck: maximum likelihood, q(y given x, theta)",
    ports=Ports(
        (Port("h", "batch features", help="The features that the prediction is made from."),),
        (Port("y", "batch shape", help="The rate of each count, its mean.", meaning="rate"),),
    ),
    parameters=(
        Axes("shape", (1,), title="Shape", help="The sizes of the axes of one prediction."),
        LINK,
        BIAS,
    ),
    weights=MAP.weights,
    module=MAP.module,
    forward=_forward,
    summary=_summary,
    examples=(
        example(h=(784,)),
        example({"shape": (12, 8), "link": "exp"}, h=(64,)),
        example({"shape": (8, 8), "bias": False}, h=(1,)),
    ),
)
