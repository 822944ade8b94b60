"""Parity: every bit turns the answer."""

from __future__ import annotations

import numpy as np
import pytest

from engine.datasets import datasets


@pytest.mark.parametrize("bits", [1, 2, 8])
def test_label_is_whether_an_odd_number_of_bits_is_one(bits: int) -> None:
    sequence, label = datasets()["parity"].load(300, bits=bits)
    assert sequence.shape == (300, bits)
    assert set(sequence.ravel()) == {0.0, 1.0}
    np.testing.assert_array_equal(label, sequence.sum(axis=1) % 2)


def test_no_single_bit_tells_anything() -> None:
    sequence, label = datasets()["parity"].load(20_000, bits=8)
    for bit in sequence.T:
        assert abs(np.corrcoef(bit, label)[0, 1]) < 0.03
