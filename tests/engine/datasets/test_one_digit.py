"""The set in which one digit is normal."""

from __future__ import annotations

import numpy as np
import pytest

from engine.datasets import datasets


@pytest.mark.parametrize("normal", [0, 9])
def test_the_chosen_digit_is_normal_and_every_other_one_an_anomaly(normal: int) -> None:
    _, label, is_normal, is_anomaly = datasets()["one_digit"].load(normal=normal)
    np.testing.assert_array_equal(is_normal == 1, label == normal)
    np.testing.assert_array_equal(is_anomaly == 1, label != normal)
