from __future__ import annotations

import pickle

import pytest

from engine.language import Map, Value

UNITS: Map[str, Value] = Map({"units": 3, "bias": True})


def test_a_map_holds_what_it_was_made_of_in_that_order() -> None:
    assert list(Map({"b": 1, "a": 2}).items()) == [("b", 1), ("a", 2)]


def test_maps_of_the_same_pairs_are_equal_and_hash_alike_in_any_order() -> None:
    one, other = Map({"a": 1, "b": 2}), Map([("b", 2), ("a", 1)])
    assert one == other
    assert hash(one) == hash(other) == hash(one)


@pytest.mark.parametrize("other", [{"units": 3, "bias": True}, Map({"units": 3}), 3])
def test_a_map_differs_from_everything_else(other: object) -> None:
    assert other != UNITS


@pytest.mark.parametrize(("one", "other"), [(1, True), (1, 1.0), (0, False), (0.0, 0)])
def test_numbers_that_a_file_tells_apart_are_told_apart(one: Value, other: Value) -> None:
    assert Map({"x": one}) != Map({"x": other})


def test_a_map_does_not_change_with_what_it_was_made_of() -> None:
    pairs = {"a": 1}
    made = Map(pairs)
    pairs["a"] = 2
    assert made["a"] == 1


def test_setting_a_pair_gives_a_new_map() -> None:
    assert UNITS.put("units", 4) == Map({"units": 4, "bias": True})
    assert UNITS["units"] == 3


def test_setting_what_is_there_gives_the_same_object() -> None:
    assert UNITS.put("units", UNITS["units"]) is UNITS


def test_leaving_out_keys_gives_a_new_map() -> None:
    assert UNITS.without(["units"]) == Map({"bias": True})


def test_leaving_out_what_is_not_there_gives_the_same_object() -> None:
    assert UNITS.without(["rate"]) is UNITS


def test_a_map_survives_the_way_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(UNITS)) == UNITS  # noqa: S301 - made on this line


def test_a_map_shows_its_pairs() -> None:
    assert repr(Map({"a": 1})) == "Map({'a': 1})"
