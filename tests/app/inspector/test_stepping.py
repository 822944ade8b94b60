from __future__ import annotations

from app.inspector.stepping import stepped
from engine.language import Integer, Real

UNITS = Integer("units", 64, low=1, high=100)
STEP_SIZE = Real("step_size", 0.002, high=1.0, is_logarithmic=True)
SHARE = Real("share", 0.5, high=1.0)


def test_whole_numbers_go_by_one_and_stop_at_their_limits() -> None:
    assert stepped(UNITS, 64, 1) == 65
    assert stepped(UNITS, 99, 10) == 100
    assert stepped(UNITS, 1, -1) == 1


def test_logarithmic_numbers_go_by_a_tenth_of_themselves() -> None:
    assert stepped(STEP_SIZE, 0.002, 1) == 0.0022
    assert stepped(STEP_SIZE, 0.0022, -1) == 0.002
    assert stepped(STEP_SIZE, 0.99, 5) == 1.0


def test_a_logarithmic_number_leaves_nothing() -> None:
    assert stepped(STEP_SIZE, 0.0, 1) > 0
    assert stepped(STEP_SIZE, 0.0, -1) == 0


def test_other_numbers_go_by_a_tenth_of_their_first_place() -> None:
    assert stepped(SHARE, 0.5, 1) == 0.51
    assert stepped(SHARE, 0.0, 1) == 0.01
    assert stepped(SHARE, 0.99, 3) == 1.0
    assert stepped(Real("size", 20.0), 20.0, -1) == 19.0
