"""The negatives belong to the digits, row by row and in every split."""

from __future__ import annotations

import numpy as np

from engine.datasets import datasets

DIGITS, INVERTED = (datasets()[name] for name in ("digits", "inverted_digits"))


def test_a_negative_and_the_digit_of_its_row_are_one_everywhere() -> None:
    (images, label), (inverted, inverted_label) = DIGITS.load(), INVERTED.load()
    np.testing.assert_array_equal(images + inverted, np.ones_like(images))
    np.testing.assert_array_equal(label, inverted_label)


def test_both_hold_out_the_same_rows() -> None:
    held_out = [(each.test, each.validation, each.stratify_place) for each in (DIGITS, INVERTED)]
    assert held_out[0] == held_out[1]
