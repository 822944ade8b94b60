"""The measures against scikit-learn's on the same numbers."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from scipy import stats
from sklearn import metrics
from torch import Tensor

from engine.language import Example, Map, Misfit, Type, infer, registry
from tests.placed_block import placed

LABEL = Type(kind="category", classes=2)


def measured(block: str, prediction: Tensor, target: Tensor, kinds: tuple[Type, Type]) -> float:
    node = placed(
        registry()[block], Example(Map(zip(("prediction", "target"), kinds, strict=True)))
    )
    (found,) = node.compute({"prediction": prediction, "target": target}).values()
    return float(found)


@pytest.mark.parametrize("outputs", [1, 3])
def test_r2_is_that_of_scikit_learn(outputs: int) -> None:
    random = torch.Generator().manual_seed(0)
    target = torch.randn(200, outputs, generator=random) * torch.arange(1, outputs + 1)
    prediction = target + torch.randn(200, outputs, generator=random)
    found = measured("r2", prediction, target, (Type((outputs,)), Type((outputs,))))
    theirs = metrics.r2_score(target, prediction, multioutput="variance_weighted")
    assert found == pytest.approx(theirs, rel=1e-5)


def test_r2_of_a_distribution_is_that_of_its_mean() -> None:
    random = torch.Generator().manual_seed(0)
    target, q = torch.randn(50, 1, generator=random), torch.rand(50, 1, 2, generator=random)
    found = measured("r2", q, target, (Type((1, 2), meaning="gaussian"), Type((1,))))
    assert found == pytest.approx(metrics.r2_score(target, q[..., 0]), rel=1e-5)


@pytest.mark.parametrize("digits", [1, 6])
def test_roc_auc_is_that_of_scikit_learn_ties_included(digits: int) -> None:
    random = np.random.default_rng(0)
    label = random.integers(0, 2, 300)
    score = np.round(random.normal(size=300) + 0.5 * label, digits).astype(np.float32)
    kinds = (Type((1,)), LABEL)
    found = measured(
        "roc_auc", torch.from_numpy(score).unsqueeze(1), torch.from_numpy(label), kinds
    )
    assert found == pytest.approx(metrics.roc_auc_score(label, score), abs=1e-6)


def test_roc_auc_of_two_probabilities_takes_that_of_class_1() -> None:
    random = torch.Generator().manual_seed(0)
    label = torch.randint(0, 2, (100,), generator=random)
    shares = torch.randn(100, 2, generator=random).softmax(1)
    found = measured("roc_auc", shares, label, (Type((2,), meaning="probabilities"), LABEL))
    assert found == pytest.approx(metrics.roc_auc_score(label, shares[:, 1]), abs=1e-6)


def test_roc_auc_of_one_class_alone_is_one_half() -> None:
    label = torch.ones(5, dtype=torch.int64)
    assert measured("roc_auc", torch.rand(5), label, (Type(), LABEL)) == 0.5


def test_three_classes_have_no_roc_auc() -> None:
    inputs = Map({"prediction": Type(), "target": Type(kind="category", classes=3)})
    with pytest.raises(Misfit, match="tells two classes apart"):
        infer(registry()["roc_auc"], inputs, Map())


def test_coverage_is_the_share_inside_the_central_interval() -> None:
    target = torch.from_numpy(stats.norm(1, 3).ppf((np.arange(1000) + 0.5) / 1000)).float()
    q = torch.tensor([1.0, 3.0]).expand(1000, 1, 2)
    kinds = (Type((1, 2), meaning="gaussian"), Type((1,)))
    assert measured("coverage", q, target.unsqueeze(1), kinds) == pytest.approx(0.9)
