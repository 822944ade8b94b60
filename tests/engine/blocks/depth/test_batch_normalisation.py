"""Batch normalisation against its equation, in training and in use."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from engine.language import Example, Map, Shape, Type, registry
from tests.placed_block import placed

BATCH_NORMALISATION = registry()["batch_normalisation"]


@pytest.mark.parametrize(
    ("shape", "over"), [((3,), (0,)), ((3, 4, 5), (0, 2, 3)), ((4, 5), (0, 1, 2))]
)
def test_mean_and_variance_are_those_of_the_batch_and_then_running(
    shape: Shape, over: tuple[int, ...]
) -> None:
    values = 2 + 3 * np.random.default_rng(0).standard_normal((8, *shape)).astype(np.float32)
    node = placed(BATCH_NORMALISATION, Example(Map({"x": Type(shape)})), share=0.25)
    mean = values.mean(over, keepdims=True)
    count = values.size / mean.size

    found = node.compute({"x": torch.from_numpy(values)})["y"].detach()
    node.module.eval()
    used = node.compute({"x": torch.from_numpy(values)})["y"].detach()

    variance = values.var(over, keepdims=True)
    expected = (values - mean) / np.sqrt(variance + 1e-5)
    np.testing.assert_allclose(found, expected, rtol=1e-4, atol=1e-5)
    running = 0.75 + 0.25 * variance * count / (count - 1)
    expected = (values - 0.25 * mean) / np.sqrt(running + 1e-5)
    np.testing.assert_allclose(used, expected, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize(
    ("shape", "least"), [((3,), 2), ((3, 1, 1), 2), ((1, 1), 2), ((3, 4, 5), 1), ((4, 5), 1)]
)
def test_a_batch_is_as_large_as_torch_needs(shape: Shape, least: int) -> None:
    entry = Example(Map({"x": Type(shape)}))
    node = placed(BATCH_NORMALISATION, entry)
    assert BATCH_NORMALISATION.least_batch_of(entry.inputs, Map()) == least
    assert node.compute({"x": torch.zeros(least, *shape)})["y"].shape == (least, *shape)
    if least > 1:
        with pytest.raises(ValueError, match="more than 1 value per channel"):
            node.compute({"x": torch.zeros(1, *shape)})
