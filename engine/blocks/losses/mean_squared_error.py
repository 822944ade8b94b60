"""The mean squared error."""

from __future__ import annotations

from engine.language import Block, Port, Ports, example
from engine.mathematics.pairing import loss_of_numbers

MEAN_SQUARED_ERROR = Block(
    id="mean_squared_error",
    title="Mean squared error",
    synonyms=("mse", "l2 loss", "squared loss"),
    help="The mean squared distance of the prediction from the target; large errors count most.",
    formula="loss = mean of (y - t)^2",
    source="deck: losses; the negative log-likelihood of a Gaussian up to a constant",
    role="loss",
    ports=Ports(
        (
            Port("prediction", "batch ...", help="What the network says."),
            Port("target", "batch ...", help="What it should say, of the same shape."),
        ),
        (Port("loss", "", help="The mean over all numbers of the batch."),),
    ),
    shapes=loss_of_numbers,
    forward="nn.functional.mse_loss({prediction}, {target})",
    summary="Mean squared error",
    default_title="Squared error",
    examples=(
        example(prediction=(784,), target=(784,)),
        example(prediction=(12, 8), target=(12, 8)),
        example(prediction=(), target=()),
    ),
)
