"""The block that draws random numbers."""

from __future__ import annotations

from engine.language import (
    Axes,
    Block,
    Choice,
    Line,
    Option,
    Parameters,
    Port,
    Ports,
    Site,
    example,
    shape_words,
)
from engine.language.reading import sizes


def _forward(site: Site) -> str:
    axes = ", ".join((site.names["batch"], *map(str, sizes(site.parameters, "shape"))))
    if site.parameters["distribution"] == "normal":
        return f"torch.randn({axes}, generator={site.random})"
    return f"torch.empty({axes}).uniform_(-1, 1, generator={site.random})"


def _summary(parameters: Parameters) -> Line:
    places = {"shape": shape_words(sizes(parameters, "shape"))}
    is_normal = parameters["distribution"] == "normal"
    return "Normal {shape}" if is_normal else "Uniform {shape}", places


NOISE = Block(
    id="noise",
    title="Noise",
    help="Draws fresh random numbers at each step, such as the input of a generator.",
    formula="z from N(0, I) or from the uniform distribution on -1 to 1",
    source="deck: generative adversarial networks, the noise z; arXiv 1406.2661",
    role="noise",
    ports=Ports(outputs=(Port("z", "batch shape", help="The numbers drawn, new at each step."),)),
    parameters=(
        Axes("shape", (2,), title="Shape", help="The sizes of the axes of one sample."),
        Choice(
            "distribution",
            "normal",
            (
                Option("normal", "Normal", "Mean 0 and variance 1 in every direction."),
                Option("uniform", "Uniform", "Every number from -1 to 1 is equally likely."),
            ),
            title="Distribution",
            help="What the numbers are drawn from.",
        ),
    ),
    forward=_forward,
    draws=True,
    summary=_summary,
    examples=(
        example(),
        example({"shape": (784,), "distribution": "uniform"}),
        example({"shape": (12, 8)}),
    ),
)
