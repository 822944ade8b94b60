"""The transposed convolution against its formula, and against what torch refuses."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
import torch

from engine.language import Example, Map, Misfit, Type, Value, example, infer, registry
from tests.placed_block import placed

TRANSPOSED = registry()["transposed_convolution"]


def test_the_filter_is_stamped_at_every_place() -> None:
    picture = np.random.default_rng(0).standard_normal((2, 3, 2)).astype(np.float32)
    entry = Example(Map({"x": Type((2, 3, 2))}))
    node = placed(
        TRANSPOSED, entry, channels=1, kernel=3, padding="none", activation="identity", bias=False
    )
    (weights,) = (each.detach().numpy() for each in node.module.parameters())
    expected = np.zeros((7, 5))
    for k, i, j, u, v in np.ndindex(2, 3, 2, 3, 3):
        expected[2 * i + u, 2 * j + v] += weights[k, 0, u, v] * picture[k, i, j]

    found = node.compute({"x": torch.from_numpy(picture)[None]})["y"]

    np.testing.assert_allclose(found.detach().numpy()[0, 0], expected, rtol=1e-4, atol=1e-6)


@pytest.mark.parametrize("kernel", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("stride", [2, 3, 4])
def test_same_padding_multiplies_the_size_by_the_stride(kernel: int, stride: int) -> None:
    entry = Example(Map({"x": Type((4, 3))}))
    node = placed(TRANSPOSED, entry, channels=2, kernel=kernel, stride=stride)
    found = node.compute({"x": torch.zeros(1, 4, 3)})["y"]
    assert found.shape == (1, 2, 4 * stride, 3 * stride)


def test_a_margin_that_leaves_nothing_is_refused_as_torch_does() -> None:
    refused = 0
    for kernel, stride, margin, size in product((1, 3), (1, 2), (0, 1, 2, 3), (1, 2, 4)):
        knobs: dict[str, Value] = {"kernel": kernel, "stride": stride, "margin": margin}
        given = Map({**knobs, "padding": "set"})
        try:
            torch.nn.functional.conv_transpose2d(
                torch.zeros(1, 1, size, 5),
                torch.zeros(1, 1, kernel, kernel),
                stride=stride,
                padding=margin,
            )
        except RuntimeError:
            refused += 1
            with pytest.raises(Misfit, match="nothing is left"):
                infer(TRANSPOSED, Map({"x": Type((size, 5))}), given)
        else:
            assert infer(TRANSPOSED, Map({"x": Type((size, 5))}), given)
    assert refused > 5


def test_an_even_kernel_cannot_keep_the_size() -> None:
    given = example({"kernel": 4, "stride": 1}).parameters
    with pytest.raises(Misfit, match="an odd kernel at stride 1, received a kernel of 4"):
        infer(TRANSPOSED, Map({"x": Type((8, 8))}), given)
