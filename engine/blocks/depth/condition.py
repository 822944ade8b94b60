"""One of two values, by a condition."""

from __future__ import annotations

from dataclasses import replace

from engine.language import (
    Block,
    Map,
    Misfit,
    Parameters,
    Port,
    Ports,
    Real,
    Site,
    Type,
    Types,
    example,
)

TWO = 2


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    condition, a, b = inputs["condition"], inputs["a"], inputs["b"]
    if condition.kind == "category" and condition.classes != TWO:
        cause = "it holds or it does not"
        raise Misfit("condition", "category of 2", condition.words(), cause)
    if condition.shape not in ((), (1,)):
        cause = "it is asked of each sample once"
        raise Misfit("condition", "one number for each sample", condition.words(), cause)
    if replace(a, meaning="any") != replace(b, meaning="any"):
        raise Misfit("b", a.words(), b.words(), "it must agree with a")
    return Map({"y": replace(a, meaning=a.meaning if a.meaning == b.meaning else "any")})


def _forward(site: Site) -> str:
    condition, names = site.inputs["condition"], site.names
    axes = len(site.inputs["a"].shape)
    ones = ", 1" * axes
    is_beside = len(condition.shape) == axes
    each = names["condition"] if is_beside else f"{names['condition']}.reshape(-1{ones})"
    is_category = condition.kind == "category"
    holds = f"{each} == 1" if is_category else f"{each} > {site.parameters['threshold']}"
    return f"torch.where({holds}, {names['a']}, {names['b']})"


CONDITION = Block(
    id="condition",
    title="Condition",
    help="Gives one value of a sample where a condition holds for it, and another where not.",
    formula="y = a where s > c, else b; or a where the class s is 1, else b",
    source="control flow; A. Graves, adaptive computation time, arXiv 1603.08983",
    ports=Ports(
        (
            Port(
                "condition",
                "batch ...",
                kind="any",
                help="A category of two classes, or one number s for each sample.",
                stops_gradient=True,
            ),
            Port("a", "batch ...", kind="any", help="The value where the condition holds."),
            Port("b", "batch ...", kind="any", help="The value where it does not."),
        ),
        (Port("y", "batch ...", kind="any", help="For each sample one of the two."),),
    ),
    parameters=(
        Real(
            "threshold",
            0.5,
            low=-1e6,
            title="Threshold",
            help="Above this c a number says that the condition holds; a category needs none.",
        ),
    ),
    shapes=_shapes,
    forward=_forward,
    summary="a where above {threshold:g}, else b",
    examples=(
        example(condition=(1,), a=(64,), b=(64,)),
        example(condition=Type(kind="category", classes=2), a=(12, 8), b=(12, 8)),
        example({"threshold": 0.0}, condition=(), a=(), b=()),
        example(
            condition=Type((1,), meaning="unit"),
            a=Type(kind="category", classes=10),
            b=Type(kind="category", classes=10),
        ),
        example(
            condition=(), a=Type((10,), meaning="probabilities"), b=Type((10,), meaning="unit")
        ),
    ),
)
