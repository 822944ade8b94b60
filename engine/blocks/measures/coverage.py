"""The coverage of predicted intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
from engine.language.types import MEANING_WORDS
from engine.mathematics.distributions import CODE, Distribution
from engine.mathematics.pairing import check_likelihood

if TYPE_CHECKING:
    from torch import Tensor


def share_between(target: Tensor, low: Tensor, high: Tensor) -> Tensor:
    """Share of the targets from `low` to `high`, both inclusive. All: (rows, ...)."""
    target = target.view_as(low)
    return ((low <= target) & (target <= high)).to(low.dtype).mean()


def _checked(inputs: Types) -> Distribution:
    prediction, target = inputs["prediction"], inputs["target"]
    found = check_likelihood(prediction, target)
    if found.quantile is None:
        received, cause = MEANING_WORDS[prediction.meaning], "classes have no order to lie between"
        raise Misfit("prediction", "a distribution of numbers", received, cause)
    return found


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    _checked(inputs)
    return Map({"coverage": Type(meaning="unit", is_batched=False)})


def _forward(site: Site) -> str:
    found = _checked(site.inputs)
    names, level = site.names, float(str(site.parameters["level"]))
    low, high = (f"{share:.6g}" for share in ((1 - level) / 2, (1 + level) / 2))
    lowest, highest = (found.source("quantile", names["prediction"], each) for each in (low, high))
    return f"share_between({names['target']}, {lowest}, {highest})"


COVERAGE = Block(
    id="coverage",
    title="Coverage",
    help="The share of targets inside the central interval of the distribution predicted for each.",
    formula="coverage = mean of [Q((1 - c) / 2) <= t <= Q((1 + c) / 2)], with the quantiles Q of q",
    source="deck: maximum likelihood, predicted density band over the data",
    role="measure",
    ports=Ports(
        (
            Port(
                "prediction",
                "batch ...",
                help="A distribution of each target, such as a Gaussian head predicts.",
            ),
            Port("target", "batch ...", help="What came, a value of each.", kind="any"),
        ),
        (
            Port(
                "coverage",
                "",
                help="The share inside, near the level if all is well.",
                meaning="unit",
            ),
        ),
    ),
    parameters=(
        Real(
            "level",
            0.9,
            low=0.01,
            high=0.999,
            title="Level",
            help="The share c that the interval of a true distribution would hold.",
        ),
    ),
    shapes=_shapes,
    forward=_forward,
    code=(share_between, *CODE),
    stops_gradient=True,
    summary="level {level:g}",
    examples=(
        example(prediction=Type((1, 2), meaning="gaussian"), target=(1,)),
        example({"level": 0.5}, prediction=Type((12, 8, 2), meaning="laplace"), target=(12, 8)),
        example(prediction=Type((3,), meaning="rate"), target=Type((3,), meaning="counts")),
        example(
            prediction=Type((1,), meaning="unit"),
            target=Type(kind="category", classes=2),
        ),
    ),
)
