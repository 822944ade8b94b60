from __future__ import annotations

import pytest

from engine.language import Meaning, Shape, Type, count, shape_words


@pytest.mark.parametrize(
    ("found", "words", "label"),
    [
        (Type((8, 8)), "8 × 8", "8 × 8"),
        (Type((1797,)), "1,797", "1,797"),
        (Type(), "one number", "scalar"),
        (Type(is_batched=False), "one number for the whole batch", "scalar"),
        (Type(kind="category", classes=10), "category of 10", "category 10"),
        (Type((3,), "category", classes=10), "3, category of 10", "3"),
    ],
)
def test_a_type_has_words_and_a_label(found: Type, words: str, label: str) -> None:
    assert found.words() == words
    assert found.label() == label


@pytest.mark.parametrize(("shape", "numbers"), [((), 1), ((64,), 64), ((3, 8, 8), 192)])
def test_a_shape_holds_the_product_of_its_sizes(shape: Shape, numbers: int) -> None:
    assert count(shape) == numbers


def test_a_shape_without_axes_has_no_words() -> None:
    assert shape_words(()) == ""


@pytest.mark.parametrize(
    ("meaning", "keeps_last", "expected"),
    [
        ("unit", False, "unit"),
        ("positive", False, "positive"),
        ("probabilities", False, "any"),
        ("probabilities", True, "probabilities"),
    ],
)
def test_what_the_last_axis_means_goes_with_it(
    meaning: Meaning, keeps_last: bool, expected: Meaning
) -> None:
    after = Type((4, 3), meaning=meaning).with_shape((2, 2, 3), keeps_last=keeps_last)
    assert after == Type((2, 2, 3), meaning=expected)


def test_means_of_counts_are_no_counts_and_other_ranges_stay() -> None:
    assert Type((4, 4), meaning="counts").averaged((2, 2)) == Type((2, 2))
    assert Type((4, 4), meaning="unit").averaged((2, 2)) == Type((2, 2), meaning="unit")
