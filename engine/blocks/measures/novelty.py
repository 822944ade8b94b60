"""The share of made samples that are like none of the real ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import (
    Block,
    Map,
    Misfit,
    Parameters,
    Port,
    Ports,
    Real,
    Type,
    Types,
    example,
    shape_words,
)
from engine.language.types import MEANING_WORDS
from engine.mathematics.modes import check_same_shape

if TYPE_CHECKING:
    import torch  # noqa: TC004 - the text imports it; here the functions are only read
    from torch import Tensor


def nearest_real(points: Tensor, real: Tensor, is_real: bool = False) -> Tensor:
    """Distance of each point to the nearest real one, of real ones to another: (rows,).

    points, real: (rows, ...). is_real: whether the points are the real ones themselves.
    """
    points, real = points.reshape(len(points), -1), real.reshape(len(real), -1)
    found = []
    for rows in torch.arange(len(points), device=points.device).split(1024):
        apart = torch.cdist(points[rows], real, compute_mode="donot_use_mm_for_euclid_dist")
        if is_real:
            apart.scatter_(1, rows.unsqueeze(1), torch.inf)
        found.append(apart.min(1).values)
    return torch.cat(found)


def share_novel(
    made: Tensor, made_told: Tensor, real: Tensor, real_told: Tensor, quantile: float
) -> Tensor:
    """Share of made samples that lie further off, and are doubted more, than almost all real ones.

    made, real: (rows, ...). made_told, real_told: (rows, classes), a classifier's probabilities.
    """
    made, real = made.detach(), real.detach()
    is_far = nearest_real(made, real) > nearest_real(real, real, True).quantile(quantile)
    doubt, usual = (torch.special.entr(told).sum(1) for told in (made_told, real_told))
    is_doubted = doubt > usual.quantile(quantile)
    share: Tensor = (is_far & is_doubted).to(made.dtype).mean()
    return share


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    check_same_shape(inputs)
    for name in ("made_told", "real_told"):
        _check_told(name, inputs[name])
    made, real = inputs["made_told"].shape, inputs["real_told"].shape
    if made != real:
        cause = "it must agree with real_told"
        raise Misfit("made_told", shape_words(real), shape_words(made), cause)
    return Map({"share": Type(meaning="unit", is_batched=False)})


def _check_told(name: str, told: Type) -> None:
    if told.meaning != "probabilities":
        cause = "a Categorical head must stand before it"
        raise Misfit(name, "probabilities", MEANING_WORDS[told.meaning], cause)
    if len(told.shape) != 1:
        cause = "a sample is of one class"
        raise Misfit(name, "one axis of classes", shape_words(told.shape), cause)


NOVELTY = Block(
    id="novelty",
    title="Novelty",
    help="The share of made samples that lie far from all real ones and that a classifier doubts.",
    formula="share = mean of [d(x) > Q(d) and H(x) > Q(H)]; d: distance to the nearest other real "
    "sample, H = -sum p log p, Q: their quantile over the real samples",
    source="deck: digits that are not, what no classifier calls a digit; arXiv 1606.04345",
    role="measure",
    ports=Ports(
        (
            Port("made", "batch ...", help="Samples that were made."),
            Port("made_told", "batch classes", help="What a classifier says of them."),
            Port("real", "batch ...", help="Real samples of the same shape."),
            Port("real_told", "batch classes", help="What the same classifier says of these."),
        ),
        (Port("share", "", help="The share that is novel.", meaning="unit"),),
    ),
    parameters=(
        Real(
            "quantile",
            0.95,
            high=1.0,
            title="Quantile",
            help="The share of real samples that are nearer to another, or doubted less.",
        ),
    ),
    shapes=_shapes,
    forward="share_novel({made}, {made_told}, {real}, {real_told}, quantile={quantile})",
    code=(nearest_real, share_novel),
    stops_gradient=True,
    is_better_high=True,
    is_joint=True,
    summary="beyond {quantile:g} of the real ones",
    examples=(
        example(
            made=(8, 8),
            made_told=Type((10,), meaning="probabilities"),
            real=(8, 8),
            real_told=Type((10,), meaning="probabilities"),
        ),
        example(
            {"quantile": 0.5},
            made=(2,),
            made_told=Type((3,), meaning="probabilities"),
            real=(2,),
            real_told=Type((3,), meaning="probabilities"),
        ),
        example(
            made=(),
            made_told=Type((2,), meaning="probabilities"),
            real=(),
            real_told=Type((2,), meaning="probabilities"),
        ),
    ),
)
