from __future__ import annotations

import pytest

from app.palette.finding import HIDDEN_ROLES, best_first, found, offered, variants
from engine.language import registry


def test_everything_is_found_without_a_word_but_blocks_for_parts() -> None:
    assert list(found("  ")) == [block.id for block in offered()]
    left_out = registry().keys() - found("").keys()
    assert {registry()[name].role for name in left_out} <= HIDDEN_ROLES


@pytest.mark.parametrize("query", ["DENSE", "den", "neurons weighs", "dens layer"])
def test_block_is_found_by_its_title_and_by_words_of_its_help(query: str) -> None:
    assert "dense" in found(query)


@pytest.mark.parametrize(
    ("query", "blocks"),
    [
        ("relu", ["activation", "dense"]),
        ("spiral", ["dataset"]),
        ("xor", ["dataset"]),
        ("learning rate", ["optimizer"]),
        ("adamw", ["optimizer"]),
        ("dropout", ["dropout"]),
    ],
)
def test_block_is_found_by_what_it_can_be_set_to_and_what_is_said_of_that(
    query: str, blocks: list[str]
) -> None:
    assert sorted(block.id for block in best_first(query)[: len(blocks)]) == blocks


def test_the_blocks_of_a_family_come_before_those_that_only_speak_of_it() -> None:
    found_ones = best_first("loss")
    losses = [block for block in offered() if block.role == "loss"]
    assert sorted(block.id for block in found_ones[: len(losses)]) == sorted(
        block.id for block in losses
    )
    assert "optimizer" in [block.id for block in found_ones[len(losses) :]]


def test_only_options_that_give_a_title_are_variants() -> None:
    named = {block.id: [option.title for option, _ in variants(block)] for block in offered()}
    assert "Two spirals" in named["dataset"]
    assert "AdamW" in named["optimizer"]
    assert "Softmax" in named["activation"]
    assert named["dense"] == []
    assert named["dropout"] == []


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


@pytest.mark.parametrize(
    ("query", "block"),
    [
        ("fully connected", "dense"),
        ("conv2d", "convolution"),
        ("mse", "mean_squared_error"),
        ("bottleneck", "latent"),
    ],
)
def test_block_is_found_by_what_else_it_is_called(query: str, block: str) -> None:
    assert best_first(query)[0].id == block


@pytest.mark.parametrize("query", ["f(W x", "f(wx+b)"])
def test_block_is_found_by_a_piece_of_its_formula(query: str) -> None:
    assert best_first(query)[0].id == "dense"


@pytest.mark.parametrize(
    ("query", "block"),
    [("dnese", "dense"), ("flaten", "flatten"), ("flatttn", "flatten"), ("drpt", "dropout")],
)
def test_a_slip_and_letters_left_out_still_find_the_block(query: str, block: str) -> None:
    assert block in [one.id for one in best_first(query)[:2]]


def test_of_blocks_that_match_equally_well_those_of_a_lower_order_come_first() -> None:
    loved = best_first("error", order=lambda block: block.id != "mean_squared_error")

    assert loved[0].id == "mean_squared_error"
