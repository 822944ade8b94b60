import pytest
from pygments.token import STANDARD_TYPES

from app.theme.contrast import contrast
from app.theme.syntax import failed_ground, syntax, token_colour
from app.theme.tokens import DARK, LIGHT, Theme

THEMES = pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])


@THEMES
@pytest.mark.parametrize("token", [*syntax(DARK), "Name"])
def test_every_token_can_be_read_on_plain_lit_and_failed_lines(theme: Theme, token: str) -> None:
    for ground in (theme.panel, theme.selection, failed_ground(theme)):
        assert contrast(token_colour(token, theme), ground) >= 4.5


@THEMES
def test_what_is_said_of_a_failure_can_be_read_on_its_ground(theme: Theme) -> None:
    assert contrast(theme.error_text, failed_ground(theme)) >= 4.5
    assert contrast(theme.text, failed_ground(theme)) >= 4.5


def test_both_themes_colour_the_same_tokens() -> None:
    assert syntax(DARK).keys() == syntax(LIGHT).keys()


def test_the_tokens_are_those_that_pygments_knows() -> None:
    assert {".".join(token) for token in STANDARD_TYPES} >= syntax(DARK).keys()


def test_a_token_without_a_colour_looks_like_its_parent() -> None:
    assert token_colour("Name.Function.Magic", DARK) == token_colour("Name.Function", DARK)


def test_a_token_without_a_parent_of_a_colour_looks_like_text() -> None:
    assert token_colour("Punctuation", LIGHT) == LIGHT.text
