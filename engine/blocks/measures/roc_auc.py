"""The area under the ROC curve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import Block, Map, Misfit, Parameters, Port, Ports, Site, Type, Types, example

if TYPE_CHECKING:
    import torch  # noqa: TC004 - the text imports it; here the function is only read
    from torch import Tensor

TWO = 2


def share_in_order(score: Tensor, label: Tensor) -> Tensor:
    """Share of the pairs of a 1 and a 0 in which the 1 scores higher; equal scores count half.

    score, label: (rows,). One half where there is no such pair.
    """
    score = score.detach().reshape(-1).contiguous()
    is_one = label.reshape(-1) == 1
    ranked = score.sort().values
    below = torch.searchsorted(ranked, score)
    rank = (below + torch.searchsorted(ranked, score, right=True) + 1).double() / 2
    ones, zeros = is_one.sum().double(), (~is_one).sum().double()
    wins = (rank * is_one).sum() - ones * (ones + 1) / 2
    share = torch.where(ones * zeros > 0, wins / (ones * zeros).clamp(min=1), 0.5)
    return share.to(score.dtype)


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    prediction, target = inputs["prediction"], inputs["target"]
    if target.classes != TWO:
        cause = "the curve tells two classes apart"
        raise Misfit("target", "category of 2", target.words(), cause)
    wanted = [(2,)] if prediction.meaning == "probabilities" else [(), (1,)]
    if prediction.shape not in wanted or target.shape:
        expected = "one score for each label"
        raise Misfit("prediction", expected, prediction.words(), "it must agree with target")
    return Map({"auc": Type(meaning="unit", is_batched=False)})


def _forward(site: Site) -> str:
    is_each = site.inputs["prediction"].meaning == "probabilities"
    score = f"{site.names['prediction']}[:, 1]" if is_each else site.names["prediction"]
    return f"share_in_order({score}, {site.names['target']})"


ROC_AUC = Block(
    id="roc_auc",
    title="ROC AUC",
    help="How often a sample of class 1 scores higher than one of class 0; chance is one half.",
    formula="AUC = P(y_1 > y_0) + P(y_1 = y_0) / 2, for a sample of each class",
    source="deck: anomaly score; J. A. Hanley and B. J. McNeil, Radiology 143, 1982",
    role="measure",
    ports=Ports(
        (
            Port("prediction", "batch ...", help="A probability of class 1, or any other score."),
            Port("target", "batch", help="The true class, 0 or 1.", kind="category"),
        ),
        (Port("auc", "", help="The area under the curve, over all rows.", meaning="unit"),),
    ),
    shapes=_shapes,
    forward=_forward,
    code=(share_in_order,),
    stops_gradient=True,
    is_joint=True,
    is_better_high=True,
    summary="pairs in the right order",
    examples=(
        example(
            prediction=Type((1,), meaning="unit"),
            target=Type(kind="category", classes=2),
        ),
        example(prediction=(), target=Type(kind="category", classes=2)),
        example(
            prediction=Type((2,), meaning="probabilities"),
            target=Type(kind="category", classes=2),
        ),
    ),
)
