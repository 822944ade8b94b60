from __future__ import annotations

import pytest

from engine.language import Port, Ports


@pytest.mark.parametrize(
    ("pattern", "axes", "is_batched", "takes_either"),
    [
        ("batch ... features", ("...", "features"), True, False),
        ("batch? ...", ("...",), True, True),
        ("batch", (), True, False),
        ("", (), False, False),
    ],
)
def test_a_pattern_says_axes_and_batch(
    pattern: str, axes: tuple[str, ...], is_batched: bool, takes_either: bool
) -> None:
    port = Port("x", pattern)
    assert (port.axes, port.is_batched, port.takes_either) == (axes, is_batched, takes_either)


def test_ports_are_found_by_name() -> None:
    ports = Ports((Port("x", "batch"),), (Port("y", "batch"),))
    assert ports.input("x") is ports.inputs[0]
    assert ports.output("y") is ports.outputs[0]
    assert ports.input("y") is None
    assert ports.output("x") is None
