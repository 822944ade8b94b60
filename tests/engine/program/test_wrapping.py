"""Lines that are too long are laid out as a formatter would."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from engine.document.files import read_document
from engine.examples import example_paths
from engine.program.lines import Line
from engine.program.wrapping import LONGEST, wrapped
from engine.program.write import write

LARGE = (
    "cyclegan-clouds",
    "cyclegan-digits",
    "digits-adversarial-autoencoder",
    "digits-conditional-gan",
    "digits-image-to-image",
    "digits-vae",
    "divergences",
    "ring-gan",
    "uncertainty-ensemble",
)


def laid_out(text: str) -> list[str]:
    return [line.text for line in wrapped(Line(text, "n1"))]


def test_a_line_that_fits_stays_as_it_is() -> None:
    line = Line("    code = self.code(images)  # batch 2", "n1")

    assert wrapped(line) == [line]


def test_each_line_speaks_of_the_node_of_the_long_one() -> None:
    long = Line(f"code = encoder({'images, ' * 12}images)", "n1", "Encoder")

    assert {(line.node, line.part) for line in wrapped(long)} == {("n1", "Encoder")}


def test_arguments_stand_on_a_line_of_their_own_where_they_fit_and_one_on_each_where_not() -> None:
    name = "a" * 30

    assert laid_out(f"made = given({name}, {name}, {name})  # scalar") == [
        "made = given(",
        f"    {name}, {name}, {name}",
        ")  # scalar",
    ]
    assert laid_out(f"    made = given({name}, [{name}, 1], {name})") == [
        "    made = given(",
        f"        {name},",
        f"        [{name}, 1],",
        f"        {name},",
        "    )",
    ]


@pytest.mark.parametrize("opening", ["made = ", "return ", "yield "])
def test_several_values_are_put_in_brackets(opening: str) -> None:
    name = "a" * 60

    assert laid_out(f"{opening}first({name}), second({name})") == [
        f"{opening}(",
        f"    first({name}),",
        f"    second({name}),",
        ")",
    ]


def test_an_expression_without_brackets_gets_some() -> None:
    name = "a" * 50

    assert laid_out(f"made = {name} + {name}  # scalar") == [
        "made = (",
        f"    {name} + {name}",
        ")  # scalar",
    ]


def test_brackets_and_signs_in_a_string_break_nothing() -> None:
    words = "(, # for each" * 7

    assert laid_out(f"told('{words}', 1)") == ["told(", f"    '{words}', 1", ")"]
    assert laid_out(f"told('{words[:86]}\\\\\\'(', 1)") == [
        "told(",
        f"    '{words[:86]}\\\\\\'(', 1",
        ")",
    ]


def test_a_generator_is_broken_before_what_it_is_for() -> None:
    name = "a" * 60

    assert laid_out(f"made = (given({name}) for each in {name})") == [
        "made = (",
        f"    given({name})",
        f"    for each in {name}",
        ")",
    ]


def test_a_long_docstring_is_broken_between_words_with_its_quotes_below() -> None:
    assert laid_out(f'    """{"many words " * 10}at the end."""') == [
        f'    """{("many words " * 8).strip()}',
        "    many words many words at the end.",
        '    """',
    ]


def test_a_word_is_never_broken_nor_what_is_escaped_in_it() -> None:
    word = "\\\\" * 60

    assert laid_out(f'"""{word} {word}"""') == [f'"""{word}', word, '"""']


def test_what_cannot_be_broken_stays_long() -> None:
    long = f"from {'a' * LONGEST} import b"

    assert laid_out(long) == [long]


def test_the_text_of_large_examples_is_what_a_formatter_makes_of_it(tmp_path: Path) -> None:
    for name in LARGE:
        text = write(read_document(example_paths()[name]), f"{name}.loom").text
        assert max(map(len, text.splitlines())) <= LONGEST
        (tmp_path / f"{name}.py").write_text(text, "utf-8")

    asked = [sys.executable, "-m", "ruff", "format", "--isolated", f"--line-length={LONGEST}"]
    told = subprocess.run(
        [*asked, "--diff", tmp_path], capture_output=True, text=True, check=False, timeout=60
    )

    assert told.stdout == ""
    assert told.returncode == 0
