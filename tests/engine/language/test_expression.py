"""What a formula means, which source it becomes, and what is said of one that cannot be read."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch

from engine.language.expression import MOST_NESTED, Unreadable, read_expression

A, B = torch.tensor([0.5, 1.5, -2.0]), torch.tensor([2.0, 0.25, 3.0])
NAMES = {"a": "a", "b": "b", "c": "c", "d": "d"}


def computed(text: str) -> np.ndarray:
    names = {"torch": torch, "math": math, "a": A, "b": B}
    found = eval(read_expression(text).of(NAMES), names)  # noqa: S307 - the source that was written
    return np.asarray(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a - b - 1", A - B - 1),
        ("a - (b - 1)", A - (B - 1)),
        ("a / b / 2", A / B / 2),
        ("a / (b * 2)", A / (B * 2)),
        ("-a^2", -(A**2)),
        ("(-a)^2", A**2),
        ("2^-b^2", 2 ** -(B**2)),
        ("2*-a", -2 * A),
        ("a - -b", A + B),
        ("2 × a · b − 1", 2 * A * B - 1),
        ("b**0.5", B.sqrt()),
        ("1.5e1 * a + .5", 15 * A + 0.5),
        ("pi * a + e", math.pi * A + math.e),
        ("sin(a) * cos(a) + tan(a)", A.sin() * A.cos() + A.tan()),
        ("exp(log(b))", B),
        ("sqrt(abs(a)) * sign(a)", A.abs().sqrt() * A.sign()),
        ("tanh(a) + sigmoid(a) + relu(a)", A.tanh() + A.sigmoid() + A.relu()),
        ("min(a, b) + max(a, b)", A + B),
        ("min(a, 0) + max(1, a)", A.clamp(max=0) + A.clamp(min=1)),
        ("min(2, 3) * max(4, 5) * a", 10 * A),
        ("sqrt(2) * a + sign(-3) + relu(-1) + sigmoid(0)", 2**0.5 * A - 0.5),
        ("10^30 * a / 10^30", A),
        ("3000000000 * 4000000000 * a / 12000000000000000000", A),
        ("+a", A),
    ],
)
def test_a_formula_means_what_mathematics_says(text: str, expected: torch.Tensor) -> None:
    np.testing.assert_allclose(computed(text), expected.numpy(), rtol=1e-5)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("sin(2*pi*a)^2", "torch.sin(2 * math.pi * a) ** 2"),
        ("a^2 + 2^-b", "a**2 + 2**-b"),
        ("(a+b)*c", "(a + b) * c"),
        ("((a))", "a"),
        ("007 * a", "7 * a"),
        ("max(a, b)", "torch.maximum(a, b)"),
    ],
)
def test_its_source_reads_as_it_would_be_written_by_hand(text: str, source: str) -> None:
    assert read_expression(text).of(NAMES) == source


def test_the_values_that_it_takes_are_those_that_it_names() -> None:
    assert read_expression("d + sin(b) * b").names == ("b", "d")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "received the end at place 1"),
        ("a +", "received the end at place 4"),
        ("a b", "expected an operator such as + or *, received “b” at place 3"),
        ("(a", "expected ) or an operator, received the end at place 3"),
        ("a)", "expected an operator such as + or *, received “)” at place 2"),
        ("sin a", "expected ( behind sin, received “a” at place 5"),
        ("max(a)", "expected a comma, received “)” at place 6"),
        ("a ^^ 2", "received “^” at place 4"),
        ("foo(a)", "received “foo” at place 1"),
        ("x + 1", "expected a number, one of a, b, c, d, a function or (, received “x”"),
        ("a $ b", "received “$” at place 3"),
        ("²", "received “²” at place 1"),
        ("{a}", "received “{” at place 1"),
        ("__import__('os')", "received “_” at place 1"),
        ("a.real", "received “.” at place 2"),
        ("a / 0", "expected a divisor that is not 0"),
        ("a / (2 - 2)", "expected a divisor that is not 0"),
        ("log(0) * a", "expected real numbers, received what has no value"),
        ("(0-8)^(1/3) * a", "expected real numbers, received what has no value"),
        ("10^300 * 10^300 * a", "expected a finite number"),
        ("1e999 * a", "expected a finite number"),
        ("2 + 2", "expected one of a, b, c, d, received a formula without them"),
        ("a" + "+a" * 100, "expected at most 200 characters, received 201"),
        ("(" * (MOST_NESTED + 1), "expected at most 20 brackets in one another"),
    ],
)
def test_a_text_that_is_no_formula_is_refused_with_the_place(text: str, words: str) -> None:
    with pytest.raises(Unreadable) as fault:
        read_expression(text)
    assert words in str(fault.value)
