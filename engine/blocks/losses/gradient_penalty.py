"""The penalty on the slope of a critic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import (
    Block,
    Line,
    Map,
    Misfit,
    Parameters,
    Port,
    Ports,
    Real,
    Switch,
    Type,
    Types,
    example,
    shape_words,
)

if TYPE_CHECKING:
    import torch  # noqa: TC004 - the text imports it; here the function is only read
    from torch import Tensor


def gradient_penalty(y: Tensor, x: Tensor, target: float, one_sided: bool) -> Tensor:
    """Mean of (|dy/dx| - target)^2. y: (batch,) or (batch, 1); x: (batch, ...).

    one_sided: a slope below the target costs nothing.
    """
    (slope,) = torch.autograd.grad(y.sum(), x, create_graph=True)
    excess = torch.linalg.vector_norm(slope.reshape(len(slope), -1), dim=1) - target
    return (torch.relu(excess) if one_sided else excess).square().mean()


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    if inputs["y"].shape not in ((), (1,)):
        cause = "it takes the slope of one number, such as a critic gives"
        raise Misfit("y", "one number a sample", shape_words(inputs["y"].shape), cause)
    return Map({"loss": Type(is_batched=False)})


def _summary(parameters: Parameters) -> Line:
    if parameters["one_sided"]:
        return "slope at most {target:g}", parameters
    return "slope {target:g}", parameters


GRADIENT_PENALTY = Block(
    id="gradient_penalty",
    title="Gradient penalty",
    help="Keeps the slope of a critic near a target, so that it cannot become steep; the samples "
    "of a batch must not be mixed in between, as batch normalisation does.",
    formula="loss = mean of (|dy/dx| - k)^2, or of max(0, |dy/dx| - k)^2 where it is one-sided",
    source="Wasserstein GAN with gradient penalty: I. Gulrajani et al., arXiv 1704.00028; "
    "one-sided: arXiv 1709.08894",
    role="loss",
    ports=Ports(
        (
            Port("y", "batch ...", help="What the critic says of x, one number a sample."),
            Port(
                "x",
                "batch ...",
                help="The points at which its slope is taken, such as a random mix of samples.",
                needs_gradient=True,
            ),
        ),
        (Port("loss", "", help="The mean over the samples of the batch."),),
    ),
    parameters=(
        Real(
            "target",
            1.0,
            low=0.0,
            high=1_000.0,
            title="Target",
            help="The slope k that costs nothing.",
        ),
        Switch(
            "one_sided",
            False,
            title="One-sided",
            help="A slope below the target costs nothing either.",
        ),
    ),
    shapes=_shapes,
    forward="gradient_penalty({y}, {x}, target={target}, one_sided={one_sided})",
    code=(gradient_penalty,),
    summary=_summary,
    examples=(
        example(y=(1,), x=(2,)),
        example({"one_sided": True}, y=(), x=(12, 8)),
        example({"target": 0.0}, y=(1,), x=()),
    ),
)
