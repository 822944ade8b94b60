"""A whole sequence as one step."""

from __future__ import annotations

from engine.language import (
    Block,
    Choice,
    Line,
    Option,
    Parameters,
    Port,
    Ports,
    Site,
    example,
)

FORMS = {"mean": "{x}.mean(1)", "max": "{x}.amax(1)", "last": "{x}[:, -1]", "first": "{x}[:, 0]"}
SUMMARIES = {
    "mean": "mean over time",
    "max": "max over time",
    "last": "last step",
    "first": "first step",
}


def _forward(site: Site) -> str:
    return FORMS[str(site.parameters["kind"])].format(x=site.names["x"])


def _summary(parameters: Parameters) -> Line:
    return SUMMARIES[str(parameters["kind"])], {}


REDUCE_OVER_TIME = Block(
    id="reduce_over_time",
    title="Reduce over time",
    help="Makes one step of a whole sequence, which a head can then read.",
    formula="y = mean or max over all t of x_t, or x_T, or x_1",
    source="deck: sequence encoder, last step; raw audio, pool",
    ports=Ports(
        (Port("x", "batch time ...", help="The sequence, step by step."),),
        (Port("y", "batch ...", help="The one step that was made of it."),),
    ),
    parameters=(
        Choice(
            "kind",
            "mean",
            (
                Option("mean", "Mean", "The mean over all steps, each feature by itself."),
                Option("max", "Max", "The largest number over all steps, each feature by itself."),
                Option("last", "Last step", "The last step alone."),
                Option("first", "First step", "The first step alone."),
            ),
            title="Kind",
            help="What is taken of the sequence.",
        ),
    ),
    forward=_forward,
    summary=_summary,
    default_title="One step",
    examples=(
        example(x=(12, 8)),
        example({"kind": "last"}, x=(5,)),
        example({"kind": "max"}, x=(1, 3)),
    ),
)
