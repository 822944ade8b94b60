from __future__ import annotations

import pytest

from app.palette.typed import set_by, without_numbers
from engine.language import Value, registry


@pytest.mark.parametrize(
    ("block", "query", "expected"),
    [
        ("dense", "dense 128", {"units": 128}),
        ("dense", "dense 128 gelu", {"units": 128, "activation": "gelu"}),
        ("dense", "den gelu 32", {"units": 32, "activation": "gelu"}),
        ("dense", "dense 0.5", {}),
        ("dense", "dense", {}),
        ("probability", "probability 8x8", {"shape": (8, 8)}),
        ("probability", "probability 3 8 8", {"shape": (3, 8, 8)}),
        ("optimizer", "sgd 0.1", {"rule": "sgd", "step_size": 0.1}),
        ("optimizer", "optimizer 0.002", {"step_size": 0.002}),
        ("dataset", "two spirals", {"data": "two_spirals"}),
        ("dataset", "digi", {}),
        ("dropout", "dropout 0.3", {"rate": 0.3}),
    ],
)
def test_words_and_numbers_behind_a_name_set_the_block(
    block: str, query: str, expected: dict[str, Value]
) -> None:
    assert dict(set_by(registry()[block], query)) == expected


def test_a_block_is_found_by_the_words_without_the_numbers() -> None:
    assert without_numbers("dense 128 gelu 8x8") == "dense gelu"
    assert without_numbers("128") == "128"
