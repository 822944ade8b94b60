from __future__ import annotations

from itertools import islice

from engine.language import Map, Type, registry
from engine.shapes.repairs.bridges import Bridge, bridges, sizings


def test_a_bridge_without_weights_comes_first() -> None:
    ways = bridges(Type((8, 8)), lambda kind: kind.shape == (64,), [Type((64,))])
    assert [way.name for way in islice(ways, 1)] == ["Flatten"]


def test_a_bridge_takes_the_wanted_size() -> None:
    ways = bridges(Type((64,)), lambda kind: kind.shape == (8, 8), [Type((8, 8))])
    assert "Linear 8 × 8" in [way.name for way in ways]


def test_a_head_has_as_many_classes_as_the_category() -> None:
    label = Type(kind="category", classes=3)
    assert [*sizings(registry()["categorical"], [label])] == [Map({"classes": 3})]


def test_a_size_that_a_block_cannot_have_is_left_out() -> None:
    assert [*sizings(registry()["categorical"], [Type((1,))])] == []


def test_a_bridge_is_named_by_its_block_and_size() -> None:
    assert Bridge(registry()["dense"], Map({"units": 1000})).name == "Dense 1,000"


def test_a_bridge_is_set_so_that_it_only_makes_things_fit() -> None:
    wanted = Type((16, 8, 8))
    ways = bridges(Type((4, 8, 8)), lambda kind: kind == wanted, [wanted])
    (way,) = (way for way in ways if way.block.id == "convolution")
    assert way.name == "1 × 1 convolution 16"
    assert way.parameters["activation"] == "identity"


def test_a_size_of_fewer_axes_is_that_of_the_last_ones() -> None:
    wanted = Type((16, 4, 5))
    ways = bridges(Type((16, 9, 9)), lambda kind: kind == wanted, [wanted])
    assert "Adaptive pooling 4 × 5" in [way.name for way in ways]
