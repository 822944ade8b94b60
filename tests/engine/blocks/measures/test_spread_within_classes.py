"""The spread within classes against numpy's deviations."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import Tensor

from engine.language import Example, Map, Type, registry
from tests.placed_block import placed


def spread(x: Tensor, label: Tensor) -> float:
    kinds = Map({"x": Type(tuple(x.shape[1:])), "label": Type(kind="category", classes=4)})
    node = placed(registry()["spread_within_classes"], Example(kinds))
    return float(node.compute({"x": x, "label": label})["spread"])


def test_it_is_the_deviation_from_the_mean_of_the_own_class() -> None:
    random = torch.Generator().manual_seed(0)
    x, label = torch.randn(60, 2, 3, generator=random), torch.arange(60) % 3
    x = x * (1 + label[:, None, None])
    each = [x[label == c].numpy().var(axis=0) for c in range(3)]
    assert spread(x, label) == pytest.approx(float(np.sqrt(np.mean(each))), rel=1e-5)


def test_it_is_0_where_each_class_is_one_picture_however_far_the_classes_are_apart() -> None:
    label = torch.arange(60) % 4
    assert spread(label[:, None].float() * 10, label) == 0
