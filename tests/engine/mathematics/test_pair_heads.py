"""What heads with a place and a width share."""

from __future__ import annotations

from engine.language import Map
from engine.mathematics.pair_heads import PairHead

HEAD = PairHead("Laplace", "laplace", "place and scale")


def test_it_tells_its_two_numbers_in_words_of_its_own() -> None:
    (distributions,) = HEAD.ports.outputs
    shape, *_ = HEAD.parameters

    assert distributions.meaning == "laplace"
    assert distributions.help == "The distributions; place and scale stand on the last axis."
    assert shape.help.endswith("without that of place and scale.")


def test_its_summary_counts_what_is_predicted() -> None:
    assert HEAD.summary(Map({"shape": (12, 8)})) == ("Laplace {count}", {"count": 96})
