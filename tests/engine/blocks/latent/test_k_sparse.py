"""K-sparse against numpy's sorting."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from engine.language import Example, Map, Misfit, Type, infer, registry
from tests.placed_block import placed

BLOCK = registry()["k_sparse"]


def test_the_largest_numbers_stay_and_the_gradient_reaches_them_alone() -> None:
    x = torch.randn(6, 3, 10, generator=torch.Generator().manual_seed(0)).requires_grad_()
    node = placed(BLOCK, Example(Map({"x": Type((3, 10))})), kept=4)
    found = node.compute({"x": x})["y"]
    found.sum().backward()
    numbers = x.detach().numpy()
    is_kept = numbers >= np.sort(numbers, axis=-1)[..., -4:-3]
    np.testing.assert_array_equal(found.detach().numpy(), np.where(is_kept, numbers, 0))
    assert x.grad is not None
    np.testing.assert_array_equal(x.grad.numpy(), is_kept)


def test_more_than_there_are_cannot_be_kept() -> None:
    with pytest.raises(Misfit, match="at least 4 features"):
        infer(BLOCK, Map({"x": Type((3,))}), Map({"kept": 4}))
