"""The Huber loss."""

from __future__ import annotations

from engine.language import Block, Port, Ports, Real, example
from engine.mathematics.pairing import loss_of_numbers

HUBER = Block(
    id="huber",
    title="Huber loss",
    help="Squared for small errors and proportional to large ones, so that outliers pull less.",
    formula="loss = mean of e^2 / 2 where |e| < d, else d (|e| - d / 2), with e = y - t",
    source="P. J. Huber, Annals of Mathematical Statistics 35, 1964",
    role="loss",
    ports=Ports(
        (
            Port("prediction", "batch ...", help="What the network says."),
            Port("target", "batch ...", help="What it should say, of the same shape."),
        ),
        (Port("loss", "", help="The mean over all numbers of the batch."),),
    ),
    parameters=(
        Real(
            "delta",
            1.0,
            low=1e-6,
            title="Threshold",
            help="The size of error d from which on it counts in proportion.",
            is_logarithmic=True,
        ),
    ),
    shapes=loss_of_numbers,
    forward="nn.functional.huber_loss({prediction}, {target}, delta={delta})",
    summary="threshold {delta}",
    examples=(
        example(prediction=(784,), target=(784,)),
        example({"delta": 0.1}, prediction=(12, 8), target=(12, 8)),
        example(prediction=(), target=()),
    ),
)
