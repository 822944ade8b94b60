from __future__ import annotations

import pytest

from engine.language.reading import sizes, whole


def test_values_are_read_as_what_they_are() -> None:
    assert whole({"units": 3}, "units") == 3
    assert sizes({"shape": (8, 8)}, "shape") == (8, 8)


def test_another_value_is_refused_with_its_name() -> None:
    with pytest.raises(TypeError, match="units: expected a whole number, received 'a'"):
        whole({"units": "a"}, "units")
    with pytest.raises(TypeError, match="shape: expected sizes, received 3"):
        sizes({"shape": 3}, "shape")
