"""The average of any numbers."""

from __future__ import annotations

from engine.language import Block, Port, Ports, example

AVERAGE = Block(
    id="average",
    title="Average",
    help="The mean of any numbers over the samples, such as how wide a predicted band is.",
    formula="average = mean of x",
    source="deck: empirical risk, a mean over the samples",
    role="measure",
    ports=Ports(
        (Port("x", "batch ...", help="The numbers."),),
        (Port("average", "", help="Their mean over all samples and axes."),),
    ),
    forward="{x}.mean()",
    summary="mean over the samples",
    examples=(example(x=(1,)), example(x=(12, 8)), example(x=())),
)
