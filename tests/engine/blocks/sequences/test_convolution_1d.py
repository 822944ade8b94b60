"""The convolution over time: its formula, and kernels that do not fit."""

from __future__ import annotations

import pytest
import torch

from engine.language import Map, Misfit, Type, example, infer, registry
from tests.placed_block import placed

CONVOLUTION = registry()["convolution_1d"]


def test_answers_are_those_of_the_formula() -> None:
    knobs = {"filters": 2, "kernel": 3, "stride": 2, "padding": 1, "dilation": 2}
    node = placed(CONVOLUTION, example({**knobs, "activation": "tanh"}, x=(9, 4)))
    x = torch.randn(5, 9, 4)
    w, b = node.module.parameters()
    padded = torch.nn.functional.pad(x, (0, 0, 1, 1))

    found = node.compute({"x": x})["y"]

    assert found.shape == (5, 4, 2)
    for place in range(4):
        seen = torch.stack([padded[:, 2 * place + 2 * i] for i in range(3)], dim=2)
        answers = torch.tanh(torch.einsum("nci,kci->nk", seen, w) + b)
        torch.testing.assert_close(found[:, place], answers)


def test_kernel_longer_than_the_sequence_is_a_misfit() -> None:
    with pytest.raises(Misfit, match="expected at least 9 steps, received 8 steps; the kernel"):
        infer(
            CONVOLUTION, Map({"x": Type((6, 3))}), Map({"kernel": 5, "dilation": 2, "padding": 1})
        )


def test_kernel_as_long_as_the_sequence_leaves_one_place() -> None:
    outputs = infer(CONVOLUTION, Map({"x": Type((5,))}), Map({"kernel": 5, "filters": 3}))
    assert outputs["y"].shape == (1, 3)
