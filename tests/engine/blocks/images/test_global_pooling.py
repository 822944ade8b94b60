"""Global pooling against numpy."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import torch

from engine.language import Example, Map, Shape, Type, registry
from tests.placed_block import placed


@pytest.mark.parametrize(("mode", "theirs"), [("max", np.max), ("average", np.mean)])
@pytest.mark.parametrize("shape", [(3, 7, 6), (7, 6)])
def test_every_channel_gives_one_number(
    mode: str, theirs: Callable[..., np.ndarray], shape: Shape
) -> None:
    pictures = np.random.default_rng(0).standard_normal((2, *shape)).astype(np.float32)
    node = placed(registry()["global_pooling"], Example(Map({"x": Type(shape)})), mode=mode)

    found = node.compute({"x": torch.from_numpy(pictures)})["y"].numpy()

    expected = theirs(pictures.reshape(2, -1, 7, 6), axis=(2, 3))
    np.testing.assert_allclose(found, expected, rtol=1e-4)
