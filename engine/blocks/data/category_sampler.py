"""The block that draws categories."""

from __future__ import annotations

from engine.language import (
    Block,
    Integer,
    Map,
    Parameters,
    Port,
    Ports,
    Site,
    Type,
    Types,
    example,
)
from engine.language.reading import whole


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    return Map({"c": Type(kind="category", classes=whole(parameters, "classes"))})


def _forward(site: Site) -> str:
    classes = site.parameters["classes"]
    return f"torch.randint({classes}, ({site.names['batch']},), generator={site.random})"


CATEGORY_SAMPLER = Block(
    id="category_sampler",
    title="Category sampler",
    help="Draws fresh categories at each step, such as the condition of a generator.",
    formula="c from 0 to n - 1, each equally likely",
    source="deck: conditional GAN, c from p(c); arXiv 1411.1784",
    role="noise",
    ports=Ports(
        outputs=(Port("c", "batch", kind="category", help="The category drawn, new at each step."),)
    ),
    parameters=(
        Integer(
            "classes",
            10,
            low=2,
            high=65_536,
            title="Classes",
            unit="classes",
            help="How many categories n there are.",
        ),
    ),
    shapes=_shapes,
    forward=_forward,
    draws=True,
    summary="1 of {classes}",
    examples=(example(), example({"classes": 3})),
)
