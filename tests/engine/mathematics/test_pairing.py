from __future__ import annotations

import pytest

from engine.language import Meaning, Misfit, Type
from engine.mathematics.pairing import check_likelihood, check_numbers, predicted_distribution


@pytest.mark.parametrize(
    ("prediction", "target"),
    [
        ("any", "any"),
        ("any", "unit"),
        ("any", "counts"),
        ("unit", "unit"),
        ("positive", "unit"),
        ("positive", "counts"),
        ("rate", "counts"),
        ("probabilities", "probabilities"),
        ("gaussian", "gaussian"),
    ],
)
def test_a_range_that_reaches_every_target_may_be_compared(
    prediction: Meaning, target: Meaning
) -> None:
    check_numbers(Type((2,), meaning=prediction), Type((2,), meaning=target))


@pytest.mark.parametrize(
    ("prediction", "target"),
    [
        ("unit", "any"),
        ("unit", "positive"),
        ("positive", "any"),
        ("rate", "any"),
        ("counts", "positive"),
        ("probabilities", "unit"),
        ("laplace", "any"),
    ],
)
def test_a_range_that_leaves_targets_out_is_refused_by_both_names(
    prediction: Meaning, target: Meaning
) -> None:
    with pytest.raises(Misfit) as misfit:
        check_numbers(Type((2,), meaning=prediction), Type((2,), meaning=target))
    assert misfit.value.port == "prediction"


def test_one_number_on_an_axis_against_one_without_is_refused() -> None:
    with pytest.raises(Misfit, match="target: expected an axis of 1, received a single number"):
        check_numbers(Type((1,)), Type(()))


@pytest.mark.parametrize(
    ("prediction", "target", "words"),
    [
        (Type((2,), meaning="positive"), Type((2,)), "expected a distribution"),
        (Type((3, 2), meaning="gaussian"), Type((2,)), "expected 3, received 2"),
        (Type((2,), meaning="gaussian"), Type(kind="category", classes=2), "holds no classes"),
        (Type((2,), meaning="rate"), Type((2,)), "a Poisson distribution holds nothing else"),
        (Type((2,), meaning="unit"), Type((2,)), "a Bernoulli distribution holds nothing else"),
        (Type((4,), meaning="probabilities"), Type((4,)), "expected a category"),
        (
            Type((4,), meaning="probabilities"),
            Type(kind="category", classes=5),
            "the prediction is over 4",
        ),
        (
            Type((3,), meaning="unit"),
            Type(kind="category", classes=2),
            "expected an answer for each label",
        ),
    ],
)
def test_a_distribution_without_a_likelihood_of_the_target_is_refused(
    prediction: Type, target: Type, words: str
) -> None:
    with pytest.raises(Misfit, match=words):
        check_likelihood(prediction, target)


@pytest.mark.parametrize("shape", [(), (3,), (2, 192)])
def test_numbers_that_have_lost_their_last_axis_are_no_distribution(shape: tuple[int, ...]) -> None:
    with pytest.raises(Misfit, match="the last axis holds mean and deviation"):
        predicted_distribution("q", Type(shape, meaning="gaussian"))
