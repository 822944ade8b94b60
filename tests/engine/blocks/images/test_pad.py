"""Padding against numpy, and what torch refuses."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pytest
import torch

from engine.language import Example, Map, Meaning, Misfit, Type, Value, infer, registry
from tests.placed_block import placed

PAD = registry()["pad"]


@pytest.mark.parametrize(
    ("mode", "theirs"), [("zero", "constant"), ("reflect", "reflect"), ("replicate", "edge")]
)
def test_the_margin_is_that_of_numpy(
    mode: str, theirs: Literal["constant", "reflect", "edge"]
) -> None:
    picture = np.random.default_rng(0).standard_normal((4, 5)).astype(np.float32)
    node = placed(PAD, Example(Map({"x": Type((4, 5))})), mode=mode, margin=2)
    found = node.compute({"x": torch.from_numpy(picture)[None]})["y"].numpy()[0]
    np.testing.assert_array_equal(found, np.pad(picture, 2, mode=theirs))


@pytest.mark.parametrize("margin", [1, 2, 3, 4])
def test_a_mirror_image_is_no_larger_than_the_picture(margin: int) -> None:
    mirrored: dict[str, Value] = {"mode": "reflect", "margin": margin}
    given = Map(mirrored)
    picture = torch.zeros(1, 3, 9)
    try:
        torch.nn.functional.pad(picture, (margin,) * 4, mode="reflect")
    except RuntimeError:
        assert margin >= 3
        with pytest.raises(Misfit, match=f"more than {margin} pixels"):
            infer(PAD, Map({"x": Type((3, 9))}), given)
    else:
        assert infer(PAD, Map({"x": Type((3, 9))}), given)


@pytest.mark.parametrize(
    ("mode", "before", "after"),
    [("zero", "positive", "any"), ("zero", "unit", "unit"), ("replicate", "positive", "positive")],
)
def test_zeros_are_not_positive(mode: str, before: Meaning, after: Meaning) -> None:
    found = infer(PAD, Map({"x": Type((3, 9), meaning=before)}), Map({"mode": mode}))
    assert found["y"] == Type((5, 11), meaning=after)
