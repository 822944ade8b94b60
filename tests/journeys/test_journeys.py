"""Whole journeys, each in a process of its own, as a person's are."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

KNOWN = "This plugin does not support"
"""What the platform without a screen says of windows and menus: no window manager places them."""


def test_first_minutes_go_from_a_drawn_network_to_a_digit_under_the_pointer() -> None:
    walk("first_minutes")


def test_a_classifier_is_drawn_on_an_empty_canvas_and_trained() -> None:
    walk("from_an_empty_canvas")


def test_every_menu_item_can_be_taken_and_leaves_nothing_behind() -> None:
    walk("every_menu_item")


def test_every_example_that_watches_something_shows_it_after_a_step() -> None:
    walk("every_example")


@pytest.mark.slow
def test_every_example_opens_at_a_zoom_with_words_and_takes_a_step() -> None:
    walk("every_example", "all")


@pytest.mark.slow
def test_the_latent_space_of_a_trained_network_is_taken_in_the_hand() -> None:
    walk("touch_the_latent_space")


@pytest.mark.slow
def test_samples_are_selected_sorted_kept_found_again_and_scored() -> None:
    walk("find_samples")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the data of the person lies elsewhere")
def test_a_killed_window_loses_two_seconds_at_most() -> None:
    walk("kill_and_recover")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the data of the person lies elsewhere")
def test_two_windows_on_one_file_lose_nothing_of_each_other() -> None:
    walk("two_windows")


@pytest.mark.slow
def test_two_networks_train_at_once_each_in_its_own_tab() -> None:
    walk("two_documents")


def test_a_step_size_is_changed_while_it_trains_and_an_earlier_run_is_opened_again() -> None:
    walk("change_the_step_size")


def test_a_broken_graph_is_repaired_by_its_buttons_and_trained() -> None:
    walk("repair_a_broken_graph")


@pytest.mark.slow
def test_every_gesture_of_the_mouse_makes_one_step_that_is_undone() -> None:
    walk("gestures_of_the_mouse")


def walk(journey: str, *given: str) -> None:
    """Walk through a journey; fail where it does, or where anything is said on the way."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", f"tests.journeys.{journey}", *given],
        env={"QT_QPA_PLATFORM": "offscreen", **os.environ},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = [line for line in done.stderr.splitlines() if KNOWN not in line]
    assert not said
