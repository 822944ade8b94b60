"""The categorical cross-entropy."""

from __future__ import annotations

from engine.language import (
    Block,
    Map,
    Misfit,
    Parameters,
    Port,
    Ports,
    Type,
    Types,
    example,
)
from engine.language.inference import Axes
from engine.mathematics.activations import LOGISTIC

PORTS = Ports(
    (
        Port(
            "prediction",
            "batch classes",
            help="A probability for each class, such as a Categorical head gives.",
            meaning="probabilities",
            takes_unfinished=True,
            unfinished_of=LOGISTIC,
        ),
        Port("target", "batch", help="The true class.", kind="category"),
    ),
    (Port("loss", "", help="The mean over the samples of the batch."),),
)


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    axes = Axes()
    for port in PORTS.inputs:
        axes.bind(port, inputs[port.name].shape)
    (classes,), target = inputs["prediction"].shape, inputs["target"]
    if target.classes != classes:
        received, cause = f"category of {target.classes}", f"the prediction is over {classes}"
        raise Misfit("target", f"category of {classes}", received, cause)
    return Map({"loss": Type(is_batched=False)})


CATEGORICAL_CROSS_ENTROPY = Block(
    id="categorical_cross_entropy",
    title="Categorical cross-entropy",
    synonyms=("ce", "nll", "softmax loss"),
    help="How surprised the predicted probabilities are by the true class.",
    formula="loss = mean of -log y_t, where t is the true class",
    source="deck: losses; the negative log-likelihood of a categorical distribution",
    role="loss",
    ports=PORTS,
    shapes=_shapes,
    forward="nn.functional.nll_loss({prediction}.clamp(min=1e-12).log(), {target})",
    stable="nn.functional.cross_entropy({prediction}, {target})",
    summary="Categorical cross-entropy",
    default_title="Cross-entropy",
    examples=(
        example(
            prediction=Type((10,), meaning="probabilities"),
            target=Type(kind="category", classes=10),
        ),
        example(
            prediction=Type((2,), meaning="probabilities"),
            target=Type(kind="category", classes=2),
        ),
    ),
)
