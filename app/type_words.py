"""What flows on a wire, in words."""

from __future__ import annotations

from app.words import tr
from engine.language import Type, shape_words


def type_words(kind: Type) -> str:
    """A type in a sentence: '8 × 8', 'category of 10', 'one number'."""
    shape = shape_words(kind.shape)
    if kind.kind == "category":
        of = tr("category of {count}", count=kind.classes)
        return f"{shape}, {of}" if shape else of
    each = shape or tr("one number")
    return each if kind.is_batched else tr("{shape} for the whole batch", shape=each)


def type_label(kind: Type) -> str:
    """The few characters that stand beside a port: '8 × 8', 'category 10', 'scalar'."""
    if kind.kind == "category" and not kind.shape:
        return tr("category {count}", count=kind.classes)
    return shape_words(kind.shape) or tr("scalar")
