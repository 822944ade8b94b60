from __future__ import annotations

import pytest

from app.palette.finding import HIDDEN_ROLES, best_first, found, offered
from engine.language import registry


def test_everything_is_found_without_a_word_but_blocks_for_parts() -> None:
    assert list(found("  ")) == [block.id for block in offered()]
    left_out = registry().keys() - found("").keys()
    assert {registry()[name].role for name in left_out} <= HIDDEN_ROLES


@pytest.mark.parametrize("query", ["DENSE", "den", "neurons weighs", "dens layer"])
def test_block_is_found_by_its_title_and_by_words_of_its_help(query: str) -> None:
    assert "dense" in found(query)


def test_all_words_must_match() -> None:
    assert found("dense zzz") == found("zzz")
    assert not found("zzz")


def test_title_that_begins_with_the_word_comes_first() -> None:
    assert best_first("lat")[0].id == "latent"
    assert best_first("error")[0].title.endswith("error")


def test_blocks_that_match_equally_keep_the_order_of_the_families() -> None:
    order = list(registry())
    names = [block.id for block in best_first("")]

    assert names == sorted(names, key=order.index)
