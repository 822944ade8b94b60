from __future__ import annotations

import pytest

from app.type_words import type_label, type_words
from engine.language import Type

LABEL = Type(kind="category", classes=10)


@pytest.mark.parametrize(
    "kind",
    [
        Type((8, 8)),
        Type(),
        Type(is_batched=False),
        LABEL,
        Type((4,), kind="category", classes=10),
    ],
)
def test_the_words_of_the_window_are_those_of_the_engine_s_problems(kind: Type) -> None:
    assert type_words(kind) == kind.words()
    assert type_label(kind) == kind.label()
