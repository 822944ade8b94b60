"""The learned constant."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.language import (
    Axes,
    Block,
    Choice,
    Condition,
    Line,
    Map,
    Meaning,
    Option,
    Parameters,
    Port,
    Ports,
    Real,
    Shape,
    Site,
    Type,
    Types,
    count,
    example,
    shape_words,
)
from engine.language.reading import sizes
from engine.language.types import MEANING_WORDS
from engine.mathematics.constants import LIKE, count_source
from engine.mathematics.distributions import distribution_of
from engine.mathematics.links import LINK, linked, linked_pair, place_and_width

if TYPE_CHECKING:
    import torch  # noqa: TC004 - the text imports it; here the class is only read
    from torch import Tensor, nn  # noqa: TC004 - as above

RANGES = (
    Option("any", "Any", "Any real number."),
    Option("positive", "Positive", "A positive number."),
    Option("unit", "0 to 1", "A number from 0 to 1, by the sigmoid function."),
    Option("probabilities", "Probabilities", "They add up to 1 on the last axis, by softmax."),
    Option("gaussian", "Gaussian", "A mean and a standard deviation for each number."),
    Option("laplace", "Laplacian", "A place and a scale for each number."),
    Option("rate", "Poisson", "The rate of a Poisson distribution."),
)
LINKED_RANGES = ("positive", "gaussian", "laplace", "rate")
FINISHES = Map({"unit": "torch.sigmoid({x})", "probabilities": "{x}.softmax(-1)"})


def _learned_constant() -> type[nn.Module]:
    class LearnedConstant(nn.Module):
        """Numbers of a shape that are learned and depend on no input."""

        def __init__(self, *shape: int, start: float) -> None:
            super().__init__()
            self.value = nn.Parameter(torch.full(shape, start))

        def forward(self, count: int | None = None) -> Tensor:
            """(*shape), or for each of `count` samples (count, *shape)."""
            return self.value if count is None else self.value.expand(count, *self.value.shape)

    return LearnedConstant


def _shape(parameters: Parameters) -> Shape:
    own = (2,) if _is_pair(parameters) else ()
    return (*sizes(parameters, "shape"), *own)


def _meaning(parameters: Parameters) -> Meaning:
    return next(meaning for meaning in MEANING_WORDS if meaning == parameters["range"])


def _is_pair(parameters: Parameters) -> bool:
    found = distribution_of(_meaning(parameters))
    return found is not None and found.is_pair


def _ports(parameters: Parameters) -> Ports:
    pattern = "batch? shape 2" if _is_pair(parameters) else "batch? shape"
    given = Port("y", pattern, help="What was learned.", meaning=_meaning(parameters))
    return Ports((LIKE,), (given,))


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    found = Type(_shape(parameters), "real", _meaning(parameters), 0, "like" in inputs)
    return Map({"y": found})


def _weights(inputs: Types, parameters: Parameters) -> int:
    return count(_shape(parameters))


def _module(site: Site) -> str:
    axes = ", ".join(map(str, _shape(site.parameters)))
    return f"LearnedConstant({axes}, start={float(str(site.parameters['start']))})"


def _forward(site: Site) -> str:
    value = f"{site.itself}({count_source(site)})"
    if _is_pair(site.parameters):
        return linked_pair(site.parameters, value)
    return linked(site.parameters, value) if site.parameters["range"] in LINKED_RANGES else value


def _finish(parameters: Parameters) -> str:
    return FINISHES.get(str(parameters["range"]), "")


def _summary(parameters: Parameters) -> Line:
    chosen = next(option for option in RANGES if option.value == parameters["range"])
    return "{range} {shape}", {
        "range": chosen.title,
        "shape": shape_words(sizes(parameters, "shape")),
    }


LEARNED_CONSTANT = Block(
    id="learned_constant",
    title="Learned constant",
    help="Gives numbers that are learned and depend on no input, such as the mean of the targets.",
    formula="y = f(a), with weights a and f the function of the range",
    source="deck: losses and divergences; a prediction or a distribution without an input",
    ports=_ports,
    parameters=(
        Axes("shape", (1,), most_axes=3, title="Shape", help="The sizes of the axes."),
        Choice(
            "range",
            "any",
            RANGES,
            title="Range",
            help="Where the numbers lie, or the distribution that they are the numbers of.",
        ),
        replace(LINK, only_if=Condition("range", LINKED_RANGES)),
        Real("start", 0.0, low=-20, high=20, title="Start", help="What each weight a begins at."),
    ),
    shapes=_shapes,
    weights=_weights,
    module=_module,
    forward=_forward,
    finish=_finish,
    code=(_learned_constant, place_and_width),
    summary=_summary,
    examples=(
        example(like=(8, 8)),
        example({"range": "positive", "link": "exp"}, like=(3,)),
        example({"shape": (4,), "range": "probabilities"}, like=Type(kind="category", classes=4)),
        example({"range": "gaussian"}),
        example({"shape": (3,), "range": "laplace", "link": "exp"}, like=(3,)),
        example({"shape": (2, 3), "range": "rate"}),
    ),
)
