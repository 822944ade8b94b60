"""The Laplace head."""

from __future__ import annotations

from engine.language import Axes, Block, Line, Parameters, Port, Ports, Site, count, example
from engine.language.reading import sizes
from engine.mathematics.affine import BIAS, Affine
from engine.mathematics.links import LINK, linked_pair, place_and_width

MAP = Affine("h", "shape", numbers=2)


def _forward(site: Site) -> str:
    return linked_pair(site.parameters, MAP.forward(site))


def _summary(parameters: Parameters) -> Line:
    return "Laplace {count}", {"count": count(sizes(parameters, "shape"))}


LAPLACE = Block(
    id="laplace",
    title="Laplace",
    help="Predicts a Laplace distribution of each number, by its place and its scale.",
    formula="q(y) = exp(-|y - m| / s) / 2s, with (m, a) = W h + b and s = log(1 + exp a) or exp a",
    source="deck: maximum likelihood, q(y given x, theta)",
    ports=Ports(
        (Port("h", "batch ... features", help="The features that the prediction is made from."),),
        (
            Port(
                "y",
                "batch ... shape 2",
                help="The distributions; place and scale stand on the last axis.",
                meaning="laplace",
            ),
        ),
    ),
    parameters=(
        Axes(
            "shape",
            (1,),
            most_axes=3,
            title="Shape",
            help="The sizes of the axes of what is predicted, without that of place and scale.",
        ),
        LINK,
        BIAS,
    ),
    weights=MAP.weights,
    module=MAP.module,
    forward=_forward,
    code=(place_and_width,),
    summary=_summary,
    examples=(
        example(h=(784,)),
        example({"shape": (12, 8), "link": "exp"}, h=(64,)),
        example({"bias": False}, h=(1,)),
    ),
)
