"""Adaptive pooling against the rows and columns of its formula."""

from __future__ import annotations

import math

import numpy as np
import torch

from engine.language import Example, Map, Type, registry
from tests.placed_block import placed


def test_every_result_is_the_mean_of_its_rows_and_columns() -> None:
    picture = np.random.default_rng(0).standard_normal((7, 5)).astype(np.float32)
    entry = Example(Map({"x": Type((7, 5))}))
    node = placed(registry()["adaptive_pooling"], entry, size=(3, 2))

    found = node.compute({"x": torch.from_numpy(picture)[None]})["y"].numpy()[0]

    for i, j in np.ndindex(3, 2):
        rows = slice(math.floor(i * 7 / 3), math.ceil((i + 1) * 7 / 3))
        columns = slice(math.floor(j * 5 / 2), math.ceil((j + 1) * 5 / 2))
        np.testing.assert_allclose(found[i, j], picture[rows, columns].mean(), rtol=1e-5)
