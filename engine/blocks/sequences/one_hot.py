"""Categories as rows of zeros with a single one."""

from __future__ import annotations

from engine.language import Block, Map, Parameters, Port, Ports, Site, Type, Types, example


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    found = inputs["x"]
    return Map({"y": Type((*found.shape, found.classes), meaning="probabilities")})


def _forward(site: Site) -> str:
    classes = site.inputs["x"].classes
    return f"nn.functional.one_hot({site.names['x']}, {classes}).float()"


ONE_HOT = Block(
    id="one_hot",
    title="One-hot",
    help="Turns a category into numbers without an order: a 1 in its own place, 0 in the others.",
    formula="y = e_x, which is 1 at x and 0 elsewhere, one place for each class",
    source="deck: categorical input, e_k in {0,1}^K",
    ports=Ports(
        (Port("x", "batch ...", kind="category", help="A category, or a sequence of them."),),
        (
            Port(
                "y",
                "batch ... classes",
                help="One place for each class, as many as the wire says.",
                meaning="probabilities",
            ),
        ),
    ),
    shapes=_shapes,
    forward=_forward,
    summary="one place a class",
    examples=(
        example(x=Type(kind="category", classes=10)),
        example(x=Type((12,), kind="category", classes=3)),
        example(x=Type((2, 4), kind="category", classes=2)),
    ),
)
