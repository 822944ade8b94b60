"""The minima that integration finds are those of the closed forms."""

from __future__ import annotations

import math

import pytest

from engine.deck.rows.divergences import minimum


def test_the_least_kl_from_p_has_the_moments_of_p() -> None:
    mean = -0.7 * 2 + 0.3 * 2
    deviation = math.sqrt(0.6**2 + 4 - mean**2)
    assert minimum("KL p to q") == pytest.approx((mean, deviation), abs=1e-4)


@pytest.mark.parametrize(
    ("name", "expected"), [("W1", (-0.868, 1.848)), ("Cramer", (-1.004, 2.036))]
)
def test_the_least_distances_are_where_they_were_found_before(
    name: str, expected: tuple[float, float]
) -> None:
    assert minimum(name) == pytest.approx(expected, abs=2e-3)
