from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from app.moments import when_words

NOON = datetime(2026, 11, 23, 12, 0).astimezone()


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (timedelta(seconds=7), "11:59:53"),
        (timedelta(hours=13, seconds=1), "yesterday 22:59:59"),
        (timedelta(days=9), "14 Nov 2026 12:00:00"),
    ],
)
def test_a_moment_may_be_told_to_the_second(before: timedelta, words: str) -> None:
    assert when_words((NOON - before).timestamp(), NOON, is_exact=True) == words


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (timedelta(hours=2), "10:00"),
        (timedelta(hours=13), "yesterday 23:00"),
        (timedelta(days=9), "14 Nov 2026 12:00"),
    ],
)
def test_a_moment_is_told_as_short_as_it_can_be(before: timedelta, words: str) -> None:
    assert when_words((NOON - before).timestamp(), NOON) == words
