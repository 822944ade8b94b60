from __future__ import annotations

from engine.language.emitted import emitted


def double(x: int) -> int:
    """Twice x."""
    return 2 * x


class Pair:
    """Two numbers."""

    size = 2


def builder() -> type[Pair]:
    class Triple(Pair):
        """Three numbers."""

        size = 3

    return Triple


def told_builder() -> type[Pair]:
    """Three numbers, told."""

    class Triple(Pair):
        """Three numbers."""

        size = 3

    return Triple


def test_a_function_is_emitted_as_it_stands() -> None:
    assert emitted(double) == ('def double(x: int) -> int:\n    """Twice x."""\n    return 2 * x')


def test_a_class_is_emitted_as_it_stands() -> None:
    assert emitted(Pair) == 'class Pair:\n    """Two numbers."""\n\n    size = 2'


def test_of_a_builder_the_class_inside_is_emitted() -> None:
    assert emitted(builder) == ('class Triple(Pair):\n    """Three numbers."""\n\n    size = 3')
    assert builder().size == 3


def test_a_builder_may_have_a_docstring() -> None:
    assert emitted(told_builder) == emitted(builder)
    assert told_builder().size == 3
