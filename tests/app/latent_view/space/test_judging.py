from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from app.latent_view.space.judging import judged

RANDOM = np.random.default_rng(0)
IS_ONE = RANDOM.random(300) < 0.2
SCORES = RANDOM.normal(size=300) + IS_ONE
SPLITS = {"training": (0, 200), "validation": (200, 220), "test": (220, 300)}


def test_only_rows_that_were_not_trained_on_judge() -> None:
    found = judged(SCORES, IS_ONE, SPLITS, 1.0)

    assert found is not None
    assert found.roc.area == pytest.approx(roc_auc_score(IS_ONE[200:], SCORES[200:]))
    assert (found.asked, found.are_held_out) == (100, True)
    assert found.anomalies == IS_ONE[200:].sum()


def test_hits_and_false_alarms_are_counted_at_the_threshold() -> None:
    found = judged(SCORES, IS_ONE, SPLITS, 0.7)

    assert found is not None
    above = SCORES[200:] >= 0.7
    assert found.found == (above & IS_ONE[200:]).sum()
    assert found.alarms == (above & ~IS_ONE[200:]).sum()
    assert found.roc.hits[found.place] == pytest.approx(found.found / found.anomalies)
    others = found.asked - found.anomalies
    assert found.roc.alarms[found.place] == pytest.approx(found.alarms / others)


@pytest.mark.parametrize("threshold", [-99.0, 99.0])
def test_a_threshold_beyond_all_scores_stands_at_an_end_of_the_curve(threshold: float) -> None:
    found = judged(SCORES, IS_ONE, SPLITS, threshold)

    assert found is not None
    assert found.roc.hits[found.place] == float(threshold < 0)


def test_where_the_held_out_rows_are_of_one_kind_all_rows_judge() -> None:
    is_one = IS_ONE & (np.arange(300) < 200)

    found = judged(SCORES, is_one, SPLITS, 1.0)

    assert found is not None
    assert (found.asked, found.are_held_out) == (300, False)


def test_of_one_kind_there_is_no_judgement() -> None:
    assert judged(SCORES, np.zeros(300, bool), SPLITS, 1.0) is None
    assert judged(SCORES, np.ones(300, bool), SPLITS, 1.0) is None


def test_scores_that_are_no_numbers_do_not_judge() -> None:
    scores = SCORES.copy()
    scores[250] = np.nan

    found = judged(scores, IS_ONE, SPLITS, 1.0)

    assert found is not None
    assert found.asked == 99
