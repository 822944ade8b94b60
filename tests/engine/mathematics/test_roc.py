from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score, roc_curve

from engine.mathematics.roc import roc

RANDOM = np.random.default_rng(0)
SCORES = RANDOM.normal(size=400).round(1).astype(np.float32)
IS_ONE = RANDOM.random(400) < 0.2


def test_the_curve_is_that_of_scikit_learn() -> None:
    alarms, hits, thresholds = roc_curve(IS_ONE, SCORES, drop_intermediate=False)

    found = roc(SCORES, IS_ONE)

    assert found is not None
    assert found.alarms == pytest.approx(alarms)
    assert found.hits == pytest.approx(hits)
    assert found.thresholds[1:] == pytest.approx(thresholds[1:])


def test_the_area_is_that_of_scikit_learn() -> None:
    found = roc(SCORES, IS_ONE)

    assert found is not None
    assert found.area == pytest.approx(roc_auc_score(IS_ONE, SCORES), abs=1e-12)


def test_equal_scores_tell_nothing_apart() -> None:
    found = roc(np.ones(10), np.arange(10) < 3)

    assert found is not None
    assert found.area == 0.5


def test_scores_that_are_no_numbers_are_left_out() -> None:
    scores = np.append(SCORES, [np.nan, np.nan])

    found = roc(scores, np.append(IS_ONE, [True, False]))

    assert found is not None
    assert found.area == pytest.approx(roc_auc_score(IS_ONE, SCORES), abs=1e-12)


@pytest.mark.parametrize("is_one", [np.zeros(5, bool), np.ones(5, bool)])
def test_with_one_kind_alone_there_is_nothing_to_tell_apart(is_one: np.ndarray) -> None:
    assert roc(np.arange(5.0), is_one) is None
    assert roc(np.full(5, np.nan), np.arange(5) < 2) is None
