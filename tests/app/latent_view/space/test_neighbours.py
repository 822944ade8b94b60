from __future__ import annotations

import numpy as np

from app.latent_view.space.neighbours import Vote, vote

POINTS = np.array([[0, 0], [1, 0], [0, 1], [9, 9], [9, 8], [8, 9]], np.float32)
LABELS = np.array([3, 3, 5, 7, 7, 7])


def test_the_nearest_samples_vote_for_their_class() -> None:
    assert vote(POINTS, LABELS, (8.5, 8.5), asked=3) == Vote(7, 3, 3)
    assert vote(POINTS, LABELS, (0.2, 0.2), asked=3) == Vote(3, 2, 3)


def test_fewer_samples_than_asked_all_vote() -> None:
    assert vote(POINTS, LABELS, (9.0, 9.0)) == Vote(7, 3, 6)


def test_samples_without_a_label_have_no_vote() -> None:
    labels = np.array([3, 3, 5, -1, -1, -1])

    assert vote(POINTS, labels, (9.0, 9.0), asked=3) == Vote(3, 2, 3)


def test_a_tie_goes_to_the_class_of_the_nearest_sample() -> None:
    assert vote(POINTS[:3], np.array([2, 1, 0]), (0.1, 0.9), asked=3) == Vote(0, 1, 3)


def test_without_labels_there_is_no_vote() -> None:
    assert vote(POINTS, np.full(6, -1), (0.0, 0.0)) is None
    assert vote(np.empty((0, 2), np.float32), np.empty(0, np.int64), (0.0, 0.0)) is None
