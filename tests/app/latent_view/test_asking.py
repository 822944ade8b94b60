from __future__ import annotations

from app.latent_view.asking import PATIENCE_S, Asking


def test_one_request_at_a_time_is_under_way() -> None:
    asking = Asking()

    assert asking.want(0.0) == 1
    assert asking.want(0.1) is None
    assert asking.is_wanted


def test_an_answer_lets_the_next_request_go() -> None:
    asking = Asking()
    asking.want(0.0)
    asking.want(0.1)

    assert asking.take(1)
    assert asking.want(0.2) == 2
    assert not asking.is_wanted


def test_an_answer_that_never_comes_is_waited_for_only_so_long() -> None:
    asking = Asking()
    asking.want(0.0)

    assert asking.want(PATIENCE_S) == 2


def test_an_answer_older_than_what_is_shown_is_dropped() -> None:
    asking = Asking()
    asking.want(0.0)
    asking.want(PATIENCE_S)

    assert asking.take(2)
    assert not asking.take(1)


def test_an_answer_to_what_was_forgotten_is_dropped() -> None:
    asking = Asking()
    asking.want(0.0)

    asking.forget()

    assert not asking.take(1)
    assert asking.want(0.1) == 2


def test_an_answer_that_nobody_asked_for_is_dropped() -> None:
    assert not Asking().take(7)
