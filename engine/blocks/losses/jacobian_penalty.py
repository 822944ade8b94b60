"""The penalty on how strongly a value reacts to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import (
    Block,
    Choice,
    Line,
    Map,
    Misfit,
    Option,
    Parameters,
    Port,
    Ports,
    Site,
    Type,
    Types,
    example,
    shape_words,
)

if TYPE_CHECKING:
    import torch  # noqa: TC004 - the text imports it; here the functions are only read
    from torch import Tensor


def squared_slope(y: Tensor, x: Tensor) -> Tensor:
    """Mean of |dy/dx|^2. y: (batch,), a number of each sample; x: (batch, ...)."""
    (slope,) = torch.autograd.grad(y.sum(), x, create_graph=True)
    return slope.reshape(len(slope), -1).square().sum(1).mean()


def jacobian_penalty(y: Tensor, x: Tensor) -> Tensor:
    """Mean of |dy/dx|^2 over the samples, a pass for each number of y. y, x: (batch, ...)."""
    numbers = y.reshape(len(y), -1).unbind(1)
    return torch.stack([squared_slope(number, x) for number in numbers]).sum()


def projected_jacobian_penalty(y: Tensor, x: Tensor, direction: Tensor) -> Tensor:
    """An estimate of it from one pass. direction: of the shape of y, from N(0, I)."""
    along = y * direction.detach()
    return squared_slope(along.reshape(len(y), -1).sum(1), x)


Y = Port("y", "batch ...", help="What is to react weakly, such as a code.")
X = Port("x", "batch ...", help="What it reacts to; y is computed from it.", needs_gradient=True)
DIRECTION = Port(
    "direction",
    "batch ...",
    help="Noise of the shape of y, normal: the directions that are looked along.",
    stops_gradient=True,
)


def _ports(parameters: Parameters) -> Ports:
    inputs = (Y, X, DIRECTION) if parameters["way"] == "projected" else (Y, X)
    return Ports(inputs, (Port("loss", "", help="The mean over the samples of the batch."),))


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    if "direction" in inputs and inputs["direction"].shape != inputs["y"].shape:
        expected, received = (shape_words(inputs[name].shape) for name in ("y", "direction"))
        cause = "it must agree with y"
        raise Misfit("direction", expected or "one number", received or "one number", cause)
    return Map({"loss": Type(is_batched=False)})


def _forward(site: Site) -> str:
    values = f"{site.names['y']}, {site.names['x']}"
    if site.parameters["way"] == "projected":
        return f"projected_jacobian_penalty({values}, {site.names['direction']})"
    return f"jacobian_penalty({values})"


def _summary(parameters: Parameters) -> Line:
    is_projected = parameters["way"] == "projected"
    return "along a random direction" if is_projected else "exact", {}


JACOBIAN_PENALTY = Block(
    id="jacobian_penalty",
    title="Jacobian penalty",
    help="How strongly a value reacts to another; adding it to a loss makes it deaf to small "
    "changes. The samples of a batch must not be mixed in between.",
    formula="loss = mean of |dy/dx|^2, the sum over all pairs of numbers; projected: mean of "
    "|d(v y)/dx|^2 with v from N(0, I), which has the same mean",
    source="deck: contractive autoencoder, + lambda norm(dz/dx)^2; S. Rifai et al., ICML 2011; "
    "projections: J. Hoffman, D. Roberts and S. Yaida, arXiv 1908.02729",
    role="loss",
    ports=_ports,
    parameters=(
        Choice(
            "way",
            "exact",
            (
                Option("exact", "Exact", "One backward pass for each number of y."),
                Option(
                    "projected",
                    "Projected",
                    "One backward pass along a random direction: right on average.",
                ),
            ),
            title="Way",
            help="How it is computed.",
        ),
    ),
    shapes=_shapes,
    forward=_forward,
    code=(squared_slope, jacobian_penalty, projected_jacobian_penalty),
    summary=_summary,
    examples=(
        example(y=(3,), x=(4,)),
        example({"way": "projected"}, y=(3,), x=(12, 8), direction=(3,)),
        example(y=(), x=()),
    ),
)
