"""Pooling over time."""

from __future__ import annotations

from engine.language import (
    Block,
    Choice,
    Integer,
    Line,
    Map,
    Option,
    Parameters,
    Port,
    Ports,
    Site,
    Types,
    example,
)
from engine.language.reading import whole
from engine.mathematics.sequences import SEQUENCE, check_span, features_first, steps_and_features

FUNCTIONS = {"max": "max_pool1d", "average": "avg_pool1d"}


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    steps, features = steps_and_features(inputs["x"])
    size = whole(parameters, "size")
    check_span(size, steps, "a window")
    return Map({"y": inputs["x"].averaged((steps // size, features))})


def _forward(site: Site) -> str:
    function = FUNCTIONS[str(site.parameters["mode"])]
    pooled = f"nn.functional.{function}({features_first(site)}, {site.parameters['size']})"
    return f"{pooled}.transpose(1, 2)"


def _summary(parameters: Parameters) -> Line:
    return "max of {size}" if parameters["mode"] == "max" else "average of {size}", parameters


POOLING_OVER_TIME = Block(
    id="pooling_over_time",
    title="Pooling over time",
    help="Keeps of every short window of steps the largest, or the mean; the sequence shrinks.",
    formula="y_t = max or mean of x_(n t), ..., x_(n t + n - 1), each feature by itself",
    source="deck: raw audio, pool conv1d(x)",
    ports=Ports(
        (SEQUENCE,), (Port("y", "batch windows features", help="One step for each window."),)
    ),
    parameters=(
        Choice(
            "mode",
            "max",
            (
                Option("max", "Maximum", "The largest number of the window."),
                Option("average", "Average", "The mean of the window."),
            ),
            title="Of each window",
            help="What is kept of each window.",
        ),
        Integer(
            "size",
            2,
            high=256,
            title="Size",
            unit="steps",
            help="How many steps a window has; steps that fill no window are left out.",
        ),
    ),
    shapes=_shapes,
    forward=_forward,
    summary=_summary,
    default_title="Pooling",
    examples=(
        example(x=(256, 3)),
        example({"mode": "average", "size": 4}, x=(1000,)),
        example({"size": 1}, x=(512, 1)),
    ),
)
