"""The adding problem: one mark in each half, and the sum of what they mark."""

from __future__ import annotations

import numpy as np
import pytest

from engine.datasets import datasets


@pytest.mark.parametrize("length", [2, 5, 30])
def test_target_is_the_sum_of_the_two_marked_numbers(length: int) -> None:
    sequence, target = datasets()["adding"].load(200, length=length)
    numbers, marks = sequence[:, :, 0], sequence[:, :, 1]
    assert (marks[:, : length // 2].sum(axis=1) == 1).all()
    assert (marks[:, length // 2 :].sum(axis=1) == 1).all()
    np.testing.assert_allclose(target[:, 0], (numbers * marks).sum(axis=1), rtol=1e-6)


def test_an_answer_that_does_not_look_errs_by_a_sixth() -> None:
    _, target = datasets()["adding"].load(20_000, length=30)
    assert target.var() == pytest.approx(1 / 6, rel=0.03)
