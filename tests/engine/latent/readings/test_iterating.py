from __future__ import annotations

import math

import numpy as np
import pytest
import torch

from engine.document.values import Document, End
from engine.latent.later import GivenUp
from engine.latent.readings.iterating import fixed_points, iterated
from engine.latent.readings.iteration import NOT_AT_REST, doubt, nearest
from engine.latent.readings.recursion import Recursion
from engine.latent.space import Space
from engine.questions.iteration import FindFixedPoints, FixedPoints, Iterate, Iterated, Noise, Start
from engine.questions.question import Unanswerable
from engine.questions.spots import At, Code, OfRow
from tests.engine.drawn import classifier, moons_autoencoder, node_of, run_of, told_by
from tests.engine.latent.readings.test_recursion import conditional, judged


def space_of(document: Document, title: str = "Code", port: str = "z") -> Space:
    run = run_of(document)
    told_by(run, 2)
    return Space(run, End(node_of(document, title), port))


def gone(space: Space, start: Start, steps: int = 5, tolerance: float = 1e-3) -> Iterated:
    value = iterated(space, Iterate(start, steps, tolerance)).compute(lambda _: None)
    assert isinstance(value, Iterated)
    return value


def found(space: Space, asked: FindFixedPoints) -> FixedPoints:
    value = fixed_points(space, asked).compute(lambda _: None)
    assert isinstance(value, FixedPoints)
    return value


def test_a_sample_goes_from_itself_from_step_to_step() -> None:
    space = space_of(moons_autoencoder(dimensions=3))
    recursion = Recursion(space.run, space.output, space.end)

    went = gone(space, OfRow(7))

    assert went.values.shape == (6, 2)
    assert np.array_equal(went.values[:1], recursion.samples(np.array([7])))
    for before, after in zip(went.values, went.values[1:], strict=False):
        assert recursion.again(before[None], np.array([7]))[0] == pytest.approx(after, abs=1e-5)


def test_a_way_lies_in_the_space_and_in_the_plane() -> None:
    space = space_of(moons_autoencoder(dimensions=3))
    cloud = space.cloud("run-1")

    went = gone(space, OfRow(7))

    assert went.codes.shape == (6, 3)
    assert went.points.shape == (6, 2)
    assert went.points[0] == pytest.approx(cloud.points[7], abs=1e-5)
    assert went.step == space.run.steps == 2


def test_a_point_of_the_plane_goes_from_what_is_decoded_there() -> None:
    space = space_of(moons_autoencoder(dimensions=3))
    spot = At(0.2, -0.1)

    went = gone(space, spot)

    assert went.values[:1] == pytest.approx(space.decode(space.codes_of((spot,))), abs=1e-6)


def test_a_code_is_decoded_with_what_comes_with_the_sample_that_lies_nearest() -> None:
    space = space_of(conditional())
    code = space.codes()[11]

    went = gone(space, Code(code))

    rows = space.nearest(code[None])
    assert went.values[0] == pytest.approx(space.decode(code[None], rows)[0], abs=1e-6)
    recursion = Recursion(space.run, space.output, space.end)
    assert went.values[1] == pytest.approx(recursion.again(went.values[:1], rows)[0], abs=1e-6)


def test_noise_is_the_same_for_the_same_seed() -> None:
    space = space_of(moons_autoencoder())

    first, again, other = (gone(space, Noise(seed)).values[0] for seed in (1, 1, 2))

    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_it_says_when_it_is_at_rest() -> None:
    space = space_of(moons_autoencoder())

    patient, strict = gone(space, OfRow(0), 40, 0.1), gone(space, OfRow(0), 2, 1e-12)

    assert 0 < patient.rest < 40
    assert (patient.moved[patient.rest :] <= 0.1).all()
    assert patient.moved[patient.rest - 1] > 0.1
    assert strict.rest == NOT_AT_REST


def test_training_on_meanwhile_changes_nothing() -> None:
    space = space_of(moons_autoencoder())
    before = gone(space, OfRow(3))
    later = iterated(space, Iterate(OfRow(3), 5))

    told_by(space.run, 2)

    value = later.compute(lambda _: None)
    assert isinstance(value, Iterated)
    assert np.array_equal(value.values, before.values)


def test_a_way_can_be_given_up() -> None:
    def tell(part: float) -> None:
        if part > 0.5:
            raise GivenUp

    with pytest.raises(GivenUp):
        iterated(space_of(moons_autoencoder()), Iterate(OfRow(3), 5)).compute(tell)


@pytest.mark.parametrize("head", ["probability", "categorical"])
def test_a_classifier_says_how_much_it_doubts_each_step(head: str) -> None:
    space = space_of(judged(head))

    went = gone(space, OfRow(3))

    assert went.judge == node_of(space.run.document, "Told")
    assert went.told.shape == (6, 1 if head == "probability" else 2)
    assert np.array_equal(went.doubts, doubt(went.told))
    assert ((went.doubts > 0) & (went.doubts <= math.log(2) + 1e-6)).all()


def test_without_a_classifier_nothing_is_doubted() -> None:
    went = gone(space_of(moons_autoencoder()), OfRow(3))

    assert (went.judge, went.doubts.size) == ("", 0)


def test_fixed_points_stay_where_they_are() -> None:
    space = space_of(moons_autoencoder())

    fixed = found(space, FindFixedPoints(30, 400, 1e-3))

    recursion = Recursion(space.run, space.output, space.end)
    again = recursion.again(fixed.values, np.zeros(len(fixed.values), np.int64))
    assert 0 < len(fixed.values) == len(fixed.points) == len(fixed.reached)
    assert np.linalg.norm(again - fixed.values, axis=1).max() <= 1e-3
    assert fixed.reached.sum() == fixed.at_rest <= fixed.starts == 30
    assert (np.diff(fixed.reached) <= 0).all()


def test_fixed_points_of_a_condition_are_at_rest_with_that_condition() -> None:
    fixed = found(space_of(conditional()), FindFixedPoints(30, 400, 1e-3))

    assert fixed.at_rest == 30
    assert len(fixed.values) >= 2


def test_fixed_points_are_novel_where_they_are_far_from_samples_and_doubted() -> None:
    space = space_of(judged())
    recursion = Recursion(space.run, space.output, space.end)
    samples = recursion.samples(np.arange(200))

    fixed = found(space, FindFixedPoints(30, 400, 1e-3))

    usual = np.quantile(doubt(recursion.told(samples)), 0.95)
    assert fixed.usual_doubt == pytest.approx(usual, rel=1e-5)
    assert np.array_equal(fixed.is_doubted, fixed.doubts > usual)
    apart = nearest(fixed.values, samples)
    assert fixed.is_far.shape == apart.shape
    assert fixed.is_far[apart > 1].all()


def test_no_more_fixed_points_are_told_of_than_can_be_looked_at() -> None:
    space = space_of(conditional())

    every = found(space, FindFixedPoints(30, 400))
    some = found(space, FindFixedPoints(30, 400, most_told=1))

    assert len(every.values) == every.distinct == some.distinct > 1
    assert np.array_equal(some.values, every.values[:1])
    assert len(some.points) == len(some.doubts) + 1 == len(some.is_far) == 1


def test_starts_that_do_not_come_to_rest_are_said() -> None:
    with pytest.raises(Unanswerable, match="None of the 3 starts came to rest within 1 steps"):
        found(space_of(moons_autoencoder()), FindFixedPoints(3, 1, 1e-9))


def test_a_sample_that_is_not_there_is_refused_at_once() -> None:
    with pytest.raises(Unanswerable, match="Expected samples from 0 to 199, received 200"):
        iterated(space_of(moons_autoencoder()), Iterate(OfRow(200)))


def test_numbers_without_end_are_refused() -> None:
    space = space_of(moons_autoencoder())
    with torch.no_grad():
        for weights in space.run.network.parameters():
            weights.mul_(50)

    with pytest.raises(Unanswerable, match="what is no number"):
        gone(space, OfRow(0), 60)
    with pytest.raises(Unanswerable, match="what is no number"):
        found(space, FindFixedPoints(5))


def test_what_does_not_come_back_in_its_own_shape_is_refused() -> None:
    document = classifier()

    with pytest.raises(Unanswerable, match="comes back in its own shape"):
        iterated(space_of(document, "Hidden", "y"), Iterate(OfRow(0)))
