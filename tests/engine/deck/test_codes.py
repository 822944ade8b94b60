import numpy as np
import pytest
import torch

from engine.deck.codes import (
    agreement,
    agreement_of_components,
    components,
    error_of_components,
    vote,
)
from engine.deck.runs import Runs, Trained
from engine.training.run import Run


@pytest.fixture(scope="module")
def digits() -> Trained:
    """An example that was not trained: its rows are what counts here."""
    return Trained(Run(Runs(0).document("digits-latent-space"), torch.device("cpu")), ())


def test_codes_that_are_the_labels_agree_and_those_of_another_order_do_not(digits: Trained) -> None:
    training, test = (
        np.eye(10)[digits.column("Digits.label", split)] for split in ("training", "test")
    )

    assert agreement(training, test, digits) == 1
    assert agreement(training, np.roll(test, 1, axis=1), digits) == 0
    assert vote(training, test, digits) == 1
    assert vote(training, np.roll(test, 1, axis=1), digits) == 0


@pytest.mark.parametrize(("dimensions", "error"), [(2, 0.0530), (8, 0.0245), (64, 0.0)])
def test_components_leave_the_error_that_is_known_of_them(
    dimensions: int, error: float, digits: Trained
) -> None:
    assert error_of_components(dimensions, digits) == pytest.approx(error, abs=2e-4)


def test_components_are_those_of_the_training_rows(digits: Trained) -> None:
    _, training, test = components(3, digits)

    assert (training.shape, test.shape) == ((1167, 3), (500, 3))
    assert training.mean(axis=0) == pytest.approx(0, abs=2e-4)


def test_more_components_tell_more_of_the_class(digits: Trained) -> None:
    assert agreement_of_components(2, digits) < agreement_of_components(10, digits) < 1
