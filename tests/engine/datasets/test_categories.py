"""Categories: the target follows the category and not the order of the codes."""

from __future__ import annotations

import numpy as np
import pytest

from engine.datasets import datasets


def test_code_is_the_category_as_a_number() -> None:
    category, code, _ = datasets()["categories"].load(100)
    np.testing.assert_array_equal(category, code[:, 0])


def test_target_goes_up_and_down_along_the_codes() -> None:
    category, _, target = datasets()["categories"].load(12_000)
    means = np.array([target[category == each].mean() for each in range(12)])
    turns = np.diff(np.sign(np.diff(means)))
    assert np.count_nonzero(turns) >= 5
    assert means == pytest.approx(np.cos(4 * np.arange(12)), abs=0.02)


def test_no_straight_line_over_the_codes_explains_it() -> None:
    _, code, target = datasets()["categories"].load(1200)
    assert np.corrcoef(code[:, 0], target[:, 0])[0, 1] ** 2 < 0.001
