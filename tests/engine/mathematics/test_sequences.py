from __future__ import annotations

import pytest

from engine.language import Misfit, Type
from engine.mathematics.sequences import check_span, steps_and_features


def test_a_wave_has_one_feature() -> None:
    assert steps_and_features(Type((512,))) == (512, 1)
    assert steps_and_features(Type((30, 2))) == (30, 2)


def test_what_is_no_sequence_is_refused_with_the_axes_that_were_expected() -> None:
    with pytest.raises(
        Misfit, match="expected time × features, received 3 × 8 × 8; it has too man"
    ):
        steps_and_features(Type((3, 8, 8)))
    with pytest.raises(Misfit, match="received one number; it has too few"):
        steps_and_features(Type(()))


def test_what_spans_more_than_the_sequence_is_refused() -> None:
    check_span(5, 5, "a window")
    with pytest.raises(
        Misfit, match="expected at least 2 steps, received 1 step; a window is long"
    ):
        check_span(2, 1, "a window")
