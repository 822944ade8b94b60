from __future__ import annotations

from engine.language import Map
from engine.mathematics.links import LINK, linked, linked_pair


def test_every_link_has_its_source() -> None:
    for value in LINK.values:
        assert linked(Map({"link": value}), "a").endswith(f"{value}(a)")


def test_of_a_pair_only_the_second_is_made_positive() -> None:
    assert linked_pair(Map({"link": "exp"}), "raw") == "place_and_width(raw, torch.exp)"
