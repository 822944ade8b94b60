from __future__ import annotations

import numpy as np
import pytest

from app.latent_view.cloud.colouring import (
    TONES,
    by_kind,
    by_number,
    class_colour,
    number_words,
    rgb,
    scale,
)
from app.theme.tokens import DARK, FAMILIES, LIGHT, Theme
from engine.observations.class_colours import CLASS_COLOURS

NUMBERS = np.linspace(-1, 3, 1001, dtype=np.float32)


def lightness(colour: object) -> float:
    """Relative luminance, as the rules of contrast have it."""
    parts = np.asarray(colour, np.float64)
    linear = np.where(parts <= 0.03928, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def contrast(one: float, other: float) -> float:
    low, high = sorted([one, other])
    return (high + 0.05) / (low + 0.05)


def test_every_class_has_its_colour_and_more_than_ten_take_them_again() -> None:
    assert len({class_colour(label) for label in range(10)}) == 10
    assert class_colour(13) == CLASS_COLOURS[3]
    assert class_colour(-1) == FAMILIES["latent"]


def test_kinds_without_names_are_named_by_their_numbers() -> None:
    found = by_kind(np.array([2, 0, -1]))

    assert found.names == ("0", "1", "2")
    assert not found.is_scale


def test_kinds_keep_the_names_that_they_have() -> None:
    assert by_kind(np.array([1, 0]), ("cat", "dog", "bird")).names == ("cat", "dog", "bird")


def test_a_larger_number_has_a_later_colour() -> None:
    found = by_number(NUMBERS, is_dark=True)

    assert found.is_scale
    assert (np.diff(found.keys) >= 0).all()
    assert found.keys[0] == 0
    assert found.keys[-1] == TONES - 1


def test_a_few_outliers_do_not_bleach_the_rest() -> None:
    values = np.append(NUMBERS, [1e9] * 5).astype(np.float32)

    found = by_number(values, is_dark=True)

    assert found.high < 4
    assert len(set(found.keys.tolist())) > TONES / 2


def test_skewed_numbers_are_told_apart_by_their_logarithms() -> None:
    values = np.geomspace(0.001, 10, 401).astype(np.float32)

    found = by_number(values, is_dark=True)

    assert found.is_log
    inner = found.keys[20:-20]
    assert np.diff(inner).max() <= 1
    assert abs(int(found.keys[200]) - TONES // 2) <= 1
    assert not by_number(NUMBERS, is_dark=True).is_log


def test_a_scale_of_logarithms_begins_above_nothing() -> None:
    values = np.concatenate([np.zeros(50), np.geomspace(1e-9, 1, 51)]).astype(np.float32)

    found = by_number(values, is_dark=True)

    assert 0 < found.low < found.high / 1000
    assert found.keys[0] == 0


def test_a_value_that_is_no_number_has_no_colour() -> None:
    keys = by_number(np.array([0, np.nan, 1, np.inf], np.float32), is_dark=True).keys

    assert keys.tolist()[1::2] == [-1, -1]


def test_numbers_that_are_all_the_same_or_none_have_a_scale() -> None:
    assert by_number(np.full(4, 7, np.float32), is_dark=True).keys.tolist() == [0] * 4
    assert by_number(np.full(4, np.nan, np.float32), is_dark=True).keys.tolist() == [-1] * 4


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_every_colour_of_a_scale_is_told_from_the_ground(theme: Theme) -> None:
    ground = lightness(rgb(theme.canvas))

    found = [contrast(lightness(colour), ground) for colour in scale(is_dark=theme.is_dark)]

    assert min(found) > 1.75


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_a_scale_goes_from_dark_to_light_so_that_all_can_read_it(theme: Theme) -> None:
    found = [lightness(colour) for colour in scale(is_dark=theme.is_dark)][::16]

    assert found == sorted(found)
    assert found[-1] > 3 * found[0]


@pytest.mark.parametrize(
    ("value", "words"), [(0.01234, "0.0123"), (-2.5, "−2.5"), (1_234_567, "1.23e+06"), (0, "0")]
)
def test_a_number_is_short(value: float, words: str) -> None:
    assert number_words(value) == words


def test_a_sample_says_what_it_is_coloured_by() -> None:
    numbers = by_number(np.array([0.5, np.nan], np.float32), is_dark=True).entitled("Loss")
    kinds = by_kind(np.array([1, -1]), ("cat", "dog")).entitled("Which animal", short="Animal")

    assert [numbers.words_of(row) for row in (0, 1)] == [["Loss 0.5"], []]
    assert [kinds.words_of(row) for row in (0, 1)] == [["Animal dog"], []]
    assert by_kind(np.array([1])).words_of(0) == []
