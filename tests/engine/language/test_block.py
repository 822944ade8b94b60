from __future__ import annotations

from engine.language import Block, Integer, Map, Port, Ports, Type, example
from engine.language.block import places

UNITS = Integer("units", 64)
PLAIN = Block(
    id="plain", title="Plain", help="", ports=Ports((Port("x", "batch"),)), summary="always"
)
CHANGING = Block(
    id="changing",
    title="Changing",
    help="",
    parameters=(UNITS,),
    ports=lambda parameters: Ports((Port(f"x{parameters['units']}", "batch"),)),
    weights=lambda inputs, parameters: len(inputs) * int(str(parameters["units"])),
    summary=lambda parameters: ("{units} units", parameters),
    default_title=lambda parameters: f"Layer of {parameters['units']}",
)


def test_defaults_fill_what_was_not_set() -> None:
    assert CHANGING.filled({}) == Map({"units": 64})


def test_parameters_that_the_block_does_not_know_are_left_out() -> None:
    assert CHANGING.filled({"units": 3, "rate": 0.5}) == Map({"units": 3})


def test_ports_may_follow_from_parameters_and_their_defaults() -> None:
    assert CHANGING.ports_of(Map({"units": 3})).inputs[0].name == "x3"
    assert CHANGING.ports_of(Map()).inputs[0].name == "x64"
    assert PLAIN.ports_of(Map()) is PLAIN.ports


def test_a_parameter_is_found_by_name() -> None:
    assert CHANGING.parameter("units") is UNITS
    assert CHANGING.parameter("rate") is None


def test_the_summary_is_a_template_or_a_function() -> None:
    assert CHANGING.summary_of(Map()) == "64 units"
    assert PLAIN.summary_of(Map()) == "always"


def test_a_new_node_is_called_after_its_block_or_its_parameters() -> None:
    assert CHANGING.title_of(Map({"units": 3})) == "Layer of 3"
    assert PLAIN.title_of(Map()) == "Plain"


def test_weights_are_counted_where_a_block_has_some() -> None:
    assert CHANGING.weight_count(Map({"x": Type()}), Map()) == 64
    assert PLAIN.weight_count(Map({"x": Type()}), Map()) == 0


def test_a_bare_shape_in_an_example_stands_for_real_numbers() -> None:
    label = Type(kind="category", classes=10)
    assert example({"units": 3}, x=(8, 8), t=label).inputs == Map({"x": Type((8, 8)), "t": label})


def test_the_places_of_a_template_are_its_names_in_braces() -> None:
    assert places("nn.Linear({features}, {units}, bias={bias}) {{no}}") == {
        "features",
        "units",
        "bias",
    }
