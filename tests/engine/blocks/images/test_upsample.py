"""Upsampling: repeated pixels, and the ones between."""

from __future__ import annotations

import numpy as np
import torch

from engine.language import Example, Map, Type, registry
from tests.placed_block import placed


def enlarged(values: list[list[float]], mode: str) -> np.ndarray:
    picture = torch.tensor(values, dtype=torch.float32)
    entry = Example(Map({"x": Type(tuple(picture.shape))}))
    node = placed(registry()["upsample"], entry, mode=mode)
    found = node.compute({"x": picture[None]})["y"]
    return found[0].numpy()


def test_the_nearest_pixel_is_repeated() -> None:
    assert enlarged([[1, 2], [3, 4]], "nearest").tolist() == [
        [1, 1, 2, 2],
        [1, 1, 2, 2],
        [3, 3, 4, 4],
        [3, 3, 4, 4],
    ]


def test_between_two_pixels_their_distance_counts() -> None:
    np.testing.assert_allclose(enlarged([[0, 4], [0, 4]], "bilinear")[1], [0, 1, 3, 4])
