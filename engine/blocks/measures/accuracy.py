"""The accuracy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import Block, Map, Misfit, Parameters, Port, Ports, Type, Types, example

if TYPE_CHECKING:
    from torch import Tensor


def share_right(prediction: Tensor, target: Tensor) -> Tensor:
    """Share of right answers: the likeliest class, or of two classes the nearer one.

    prediction: (batch, classes), or (batch, 1) or (batch,) for two classes. target: (batch,).
    """
    if prediction.numel() == target.numel():
        answer = prediction.view_as(target).round()
    else:
        answer = prediction.argmax(dim=-1)
    return (answer == target).float().mean()


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    prediction, target = inputs["prediction"], inputs["target"]
    if prediction.meaning == "probabilities":
        _check(prediction.shape[-1], target)
        fitting = [(*target.shape, target.classes)]
    elif prediction.meaning == "unit":
        _check(2, target)
        fitting = [target.shape, (*target.shape, 1)]
    else:
        cause = "a Categorical or a Probability head must stand before it"
        raise Misfit("prediction", "probabilities", "any real number", cause)
    if prediction.shape not in fitting:
        expected = "an answer for each label"
        raise Misfit("prediction", expected, prediction.words(), "it must agree with target")
    return Map({"accuracy": Type(meaning="unit", is_batched=False)})


def _check(classes: int, target: Type) -> None:
    if target.classes != classes:
        received, cause = f"category of {target.classes}", f"the prediction is over {classes}"
        raise Misfit("target", f"category of {classes}", received, cause)


ACCURACY = Block(
    id="accuracy",
    title="Accuracy",
    help="The share of samples for which the likeliest class is the true one.",
    formula="accuracy = mean of [answer = t]",
    source="deck: confusion matrix, the share on its diagonal",
    role="measure",
    ports=Ports(
        (
            Port(
                "prediction",
                "batch ...",
                help="A probability for each class, or one probability for two classes.",
            ),
            Port("target", "batch ...", help="The true class.", kind="category"),
        ),
        (Port("accuracy", "", help="The share of right answers.", meaning="unit"),),
    ),
    shapes=_shapes,
    forward="share_right({prediction}, {target})",
    code=(share_right,),
    stops_gradient=True,
    is_better_high=True,
    summary="share of right answers",
    examples=(
        example(
            prediction=Type((10,), meaning="probabilities"),
            target=Type(kind="category", classes=10),
        ),
        example(
            prediction=Type((1,), meaning="unit"),
            target=Type(kind="category", classes=2),
        ),
        example(
            prediction=Type((), meaning="unit"),
            target=Type(kind="category", classes=2),
        ),
    ),
)
