"""The Gaussian head."""

from __future__ import annotations

from engine.language import Axes, Block, Line, Parameters, Port, Ports, Site, count, example
from engine.language.reading import sizes
from engine.mathematics.affine import BIAS, Affine
from engine.mathematics.links import LINK, linked_pair, place_and_width

MAP = Affine("h", "shape", numbers=2)


def _forward(site: Site) -> str:
    return linked_pair(site.parameters, MAP.forward(site))


def _summary(parameters: Parameters) -> Line:
    return "Gaussian {count}", {"count": count(sizes(parameters, "shape"))}


GAUSSIAN = Block(
    id="gaussian",
    title="Gaussian",
    help="Predicts a Gaussian distribution of each number, by its mean and its standard deviation.",
    formula="q = N(m, s^2), with (m, a) = W h + b and s = log(1 + exp a) or exp a",
    source="deck: maximum likelihood, q(y given x, theta)",
    ports=Ports(
        (Port("h", "batch ... features", help="The features that the prediction is made from."),),
        (
            Port(
                "y",
                "batch ... shape 2",
                help="The distributions; mean and deviation stand on the last axis.",
                meaning="gaussian",
            ),
        ),
    ),
    parameters=(
        Axes(
            "shape",
            (1,),
            most_axes=3,
            title="Shape",
            help="The sizes of the axes of what is predicted, without that of mean and deviation.",
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
        example(h=(5, 64)),
    ),
)
