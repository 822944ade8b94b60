from __future__ import annotations

import pytest

from app.gallery.finding import found
from engine.examples import examples


def names(query: str) -> list[str]:
    return [example.name for example in found(examples(), query)]


def test_the_title_comes_first() -> None:
    assert names("xor")[:2] == ["xor", "xor-two-neurons"]


def test_all_words_must_match() -> None:
    assert "waveforms-convolution" in names("waveforms convolution")
    assert "waveforms-mel" in names("waveforms")
    assert not names("waveforms divergence")


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("adversaries", "ring-gan"),
        ("gru", "adding-gru"),
        ("latent", "digits-autoencoder"),
        ("frequencies", "waveforms-mel"),
    ],
    ids=["chapter", "block", "family of a block's words", "what it shows"],
)
def test_more_than_titles_is_searched(query: str, name: str) -> None:
    assert name in names(query)


def test_a_slip_of_the_keys_still_finds(qapp: object) -> None:
    assert "two-spirals" in names("sprials")


def test_nonsense_finds_nothing(qapp: object) -> None:
    assert names("qqqq") == []
