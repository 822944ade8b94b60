"""The spread within classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import Block, Port, Ports, Site, Type, example

if TYPE_CHECKING:
    from torch import Tensor, nn  # noqa: TC004 - the text imports it; here it is only read


def spread_within(x: Tensor, label: Tensor, classes: int) -> Tensor:
    """Root of the mean squared distance to the mean of the own class, over rows and numbers.

    x: (rows, ...), label: (rows,).
    """
    rows = x.detach().reshape(len(x), -1)
    is_of = nn.functional.one_hot(label, classes).to(rows)
    mean = is_of.T @ rows / is_of.sum(0).clamp(min=1).unsqueeze(1)
    return (rows - mean[label]).square().mean().sqrt()


def _forward(site: Site) -> str:
    classes = site.inputs["label"].classes
    return f"spread_within({site.names['x']}, {site.names['label']}, classes={classes})"


SPREAD_WITHIN_CLASSES = Block(
    id="spread_within_classes",
    title="Spread within classes",
    help="How far samples lie from the mean of their class: 0 where a class is always one picture.",
    formula="spread = square root of the mean of (x - m_c)^2, with the mean m_c of the class of x",
    source="deck: conditional generation, E over c; the pooled standard deviation",
    role="measure",
    ports=Ports(
        (
            Port("x", "batch ...", help="Samples, such as pictures made for a condition."),
            Port("label", "batch", kind="category", help="The class of each sample."),
        ),
        (Port("spread", "", help="The standard deviation within classes, pooled over all."),),
    ),
    forward=_forward,
    code=(spread_within,),
    stops_gradient=True,
    is_joint=True,
    is_better_high=True,
    summary="deviation from the mean of the class",
    examples=(
        example(x=(8, 8), label=Type(kind="category", classes=10)),
        example(x=(2,), label=Type(kind="category", classes=3)),
        example(x=(), label=Type(kind="category", classes=2)),
    ),
)
