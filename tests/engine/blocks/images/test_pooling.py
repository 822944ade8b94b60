"""Pooling against numpy, square by square."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import torch

from engine.language import Example, Map, Type, registry
from tests.placed_block import placed


@pytest.mark.parametrize(("mode", "theirs"), [("max", np.max), ("average", np.mean)])
def test_every_square_gives_one_number(mode: str, theirs: Callable[..., np.floating]) -> None:
    picture = np.random.default_rng(0).standard_normal((7, 6)).astype(np.float32)
    entry = Example(Map({"x": Type((7, 6))}))
    node = placed(registry()["pooling"], entry, mode=mode, size=3, stride=2)

    found = node.compute({"x": torch.from_numpy(picture)[None]})["y"].numpy()[0]

    assert found.shape == (3, 2)
    for i, j in np.ndindex(found.shape):
        square = picture[2 * i : 2 * i + 3, 2 * j : 2 * j + 3]
        np.testing.assert_allclose(found[i, j], theirs(square), rtol=1e-5)
