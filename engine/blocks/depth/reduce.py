"""One number in place of the numbers along an axis."""

from __future__ import annotations

from engine.language import (
    Block,
    Choice,
    Condition,
    Line,
    Map,
    Meaning,
    Misfit,
    Option,
    Parameters,
    Port,
    Ports,
    Real,
    Site,
    Type,
    Types,
    count,
    example,
)

TEXTS = {
    "mean": "{x}.mean(dim={axis})",
    "sum": "{x}.sum(dim={axis})",
    "deviation": "{x}.var(dim={axis}, correction=0).clamp(min=1e-12).sqrt()",
    "variance": "{x}.var(dim={axis}, correction=0)",
    "maximum": "{x}.amax(dim={axis})",
    "minimum": "{x}.amin(dim={axis})",
    "quantile": "{x}.quantile({level}, dim={axis})",
}
AXES = {"first": "1", "last": "-1", "all": "1"}
MOST_SORTED = 1 << 24
"""More numbers along an axis than this have no quantile in torch."""


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    found = inputs["x"]
    if not found.shape:
        raise Misfit("x", "one axis or more", "one number", "there is nothing to reduce")
    kept = _kept(found.shape, str(parameters["axis"]))
    reduced = count(found.shape) // count(kept)
    if parameters["how"] == "quantile" and reduced > MOST_SORTED:
        expected = f"at most {MOST_SORTED:,} numbers on the axis"
        raise Misfit("x", expected, f"{reduced:,}", "a quantile has to sort them")
    return Map({"y": Type(kept, meaning=_meaning(found, kept, str(parameters["how"])))})


def _kept(shape: tuple[int, ...], axis: str) -> tuple[int, ...]:
    return {"first": shape[1:], "last": shape[:-1], "all": ()}[axis]


def _meaning(found: Type, kept: tuple[int, ...], how: str) -> Meaning:
    """What is still known of the numbers."""
    if how == "deviation":
        return "positive"
    if found.meaning == "probabilities":
        stays = how == "mean" and len(kept) > 0 and kept == found.shape[1:]
        return "probabilities" if stays else "any"
    if found.meaning == "positive":
        return "any" if how == "variance" else "positive"
    is_within = found.meaning == "unit" and how not in ("sum", "variance")
    return "unit" if is_within else "any"


def _forward(site: Site) -> str:
    axis, x = str(site.parameters["axis"]), site.names["x"]
    flat = f"{x}.flatten(1)" if axis == "all" and len(site.inputs["x"].shape) > 1 else x
    text = TEXTS[str(site.parameters["how"])]
    return text.format(x=flat, axis=AXES[axis], level=site.parameters["level"])


def _summary(parameters: Parameters) -> Line:
    over = {
        "first": "{how} over the first axis",
        "last": "{how} over the last axis",
        "all": "{how} over all axes",
    }
    return over[str(parameters["axis"])], {"how": _option(parameters).title}


def _option(parameters: Parameters) -> Option:
    return next(option for option in HOW if option.value == parameters["how"])


HOW = (
    Option("mean", "Mean", "Their sum divided by how many there are."),
    Option("sum", "Sum", "All of them added."),
    Option("deviation", "Deviation", "The root of the variance, at least 0.000001."),
    Option("variance", "Variance", "The mean squared distance from their mean."),
    Option("maximum", "Maximum", "The largest."),
    Option("minimum", "Minimum", "The smallest."),
    Option("quantile", "Quantile", "The number that a given share of them lies below."),
)

REDUCE = Block(
    id="reduce",
    title="Reduce",
    help="Puts one number in place of those along an axis, such as the mean over an ensemble.",
    formula="y = mean of x_1 ... x_n, or their sum, deviation, variance, extreme or quantile",
    source="deck: Bayesian inference, mean and spread over draws of theta; arXiv 1612.01474",
    ports=Ports(
        (Port("x", "batch ...", help="Numbers with one axis or more."),),
        (Port("y", "batch ...", help="One number in place of those along the axis."),),
    ),
    parameters=(
        Choice("how", "mean", HOW, title="By", help="What stands for the numbers."),
        Choice(
            "axis",
            "first",
            (
                Option("first", "The first", "The one behind the batch, such as the members."),
                Option("last", "The last", "Such as the features."),
                Option("all", "All", "One number is left of each sample."),
            ),
            title="Axis",
            help="Along which axis.",
        ),
        Real(
            "level",
            0.5,
            high=1.0,
            title="Share",
            help="The share of the numbers that lies below; 0.5 gives the median.",
            only_if=Condition("how", ("quantile",)),
        ),
    ),
    shapes=_shapes,
    forward=_forward,
    summary=_summary,
    default_title=lambda parameters: _option(parameters).title,
    examples=(
        example(x=(5, 1)),
        example({"how": "deviation"}, x=(5, 8)),
        example({"how": "deviation"}, x=(1,)),
        example({"how": "quantile", "axis": "last", "level": 0.9}, x=(12, 8)),
        example({"how": "maximum", "axis": "all"}, x=(3, 12, 8)),
        example(x=Type((5, 10), meaning="probabilities")),
        example({"how": "sum"}, x=Type((5, 2), meaning="positive")),
        example({"how": "mean", "axis": "all"}, x=Type((4, 4), meaning="unit")),
    ),
)
