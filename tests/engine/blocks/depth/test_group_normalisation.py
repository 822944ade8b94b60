"""Group normalisation against its equation, and groups that cannot be."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from engine.language import Example, Map, Misfit, Shape, Type, infer, registry
from tests.placed_block import placed

GROUP_NORMALISATION = registry()["group_normalisation"]


@pytest.mark.parametrize(("shape", "groups"), [((6,), 2), ((6, 2, 3), 3), ((4, 5), 1)])
def test_each_group_of_a_sample_has_mean_0_and_variance_1(shape: Shape, groups: int) -> None:
    values = 2 + 3 * np.random.default_rng(0).standard_normal((4, *shape)).astype(np.float32)
    node = placed(GROUP_NORMALISATION, Example(Map({"x": Type(shape)})), groups=groups)
    found = node.compute({"x": torch.from_numpy(values)})["y"].detach().numpy()
    rows = values.reshape(4, groups, -1)
    expected = (rows - rows.mean(2, keepdims=True)) / np.sqrt(rows.var(2, keepdims=True) + 1e-5)
    np.testing.assert_allclose(found, expected.reshape(values.shape), rtol=1e-3, atol=1e-5)


@pytest.mark.parametrize(
    ("shape", "groups", "words"),
    [
        ((6, 4, 4), 4, "channels that 4 groups can share evenly, received 6 channels"),
        ((6,), 6, "each group would be one number"),
        ((4, 5), 2, "1 is not a multiple of 2"),
    ],
)
def test_groups_that_cannot_be_are_refused_in_numbers(
    shape: Shape, groups: int, words: str
) -> None:
    with pytest.raises(Misfit, match=words):
        infer(GROUP_NORMALISATION, Map({"x": Type(shape)}), Map({"groups": groups}))
