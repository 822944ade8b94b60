import numpy as np

from engine.latent.evenly import evenly


def test_few_places_are_all_taken() -> None:
    assert evenly(4, 10).tolist() == evenly(4, 4).tolist() == [0, 1, 2, 3]
    assert evenly(0, 10).tolist() == []


def test_of_many_places_some_are_taken_evenly_from_the_first_to_the_last() -> None:
    found = evenly(100_000, 4_000)

    assert (found[0], found[-1]) == (0, 99_999)
    assert set(np.diff(found).tolist()) == {25, 26}
