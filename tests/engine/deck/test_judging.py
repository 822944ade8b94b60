"""What judges say of samples that are known to be good or bad."""

from __future__ import annotations

import numpy as np
import pytest

from engine.deck.judging import improved_recall, read_right

RANDOM = np.random.default_rng(0)
CLOUDS = RANDOM.standard_normal((200, 2)).astype(np.float32)
CENTRES = np.array([[-9.0, 0.0], [9.0, 0.0]])
LABELS = np.arange(200) % 2


def test_samples_are_read_by_what_the_judge_has_learned() -> None:
    known = CLOUDS + CENTRES[LABELS]
    assert read_right(known, LABELS, known.reshape(200, 1, 2), LABELS) == 1
    assert read_right(known, LABELS, known, 1 - LABELS) == 0


def test_recall_counts_true_samples_within_the_third_nearest_distance_of_a_made_one() -> None:
    made = np.array([[0.0], [1.0], [2.0], [3.0]])
    true = np.array([[-2.9], [-3.1], [1.5], [6.0], [6.1]])
    assert improved_recall(true, made) == pytest.approx(3 / 5)


def test_recall_of_fresh_samples_is_high_and_of_half_of_them_is_a_half() -> None:
    true, fresh = CLOUDS + CENTRES[LABELS], CLOUDS[::-1] + CENTRES[LABELS]
    assert improved_recall(true, fresh) > 0.9
    assert improved_recall(true, fresh[LABELS == 0]) == pytest.approx(0.5, abs=0.05)


def test_samples_that_are_all_alike_recall_nothing() -> None:
    assert improved_recall(CLOUDS, np.zeros((200, 2))) == 0
