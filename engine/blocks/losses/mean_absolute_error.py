"""The mean absolute error."""

from __future__ import annotations

from engine.language import Block, Port, Ports, example
from engine.mathematics.pairing import loss_of_numbers

MEAN_ABSOLUTE_ERROR = Block(
    id="mean_absolute_error",
    title="Mean absolute error",
    synonyms=("mae", "l1 loss"),
    help="The mean distance of the prediction from the target; outliers count less than squared.",
    formula="loss = mean of |y - t|",
    source="deck: losses; the negative log-likelihood of a Laplacian up to a constant",
    role="loss",
    ports=Ports(
        (
            Port("prediction", "batch ...", help="What the network says."),
            Port("target", "batch ...", help="What it should say, of the same shape."),
        ),
        (Port("loss", "", help="The mean over all numbers of the batch."),),
    ),
    shapes=loss_of_numbers,
    forward="nn.functional.l1_loss({prediction}, {target})",
    summary="Mean absolute error",
    default_title="Absolute error",
    examples=(
        example(prediction=(784,), target=(784,)),
        example(prediction=(12, 8), target=(12, 8)),
        example(prediction=(), target=()),
    ),
)
