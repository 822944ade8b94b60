import pytest

from app.theme.contrast import contrast, luminance, mixed, readable
from app.theme.tokens import DARK, FAMILIES, LIGHT, Theme

SURFACES = ("window", "panel", "canvas", "node", "field", "hover", "pressed", "selection")
WORDS = ("text", "secondary", "accent_text", "good_text", "warning_text", "error_text")


def test_black_on_white_has_the_largest_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_a_colour_has_no_contrast_to_itself() -> None:
    assert contrast("#5B9DFF", "#5B9DFF") == 1


def test_contrast_is_the_same_in_both_orders() -> None:
    assert contrast("#777777", "#FFFFFF") == contrast("#FFFFFF", "#777777")


def test_middle_grey_on_white_has_the_published_contrast() -> None:
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("wrong", ["#FFF", "FFFFFF", "#11223344", "red", "#GGGGGG"])
def test_a_colour_that_is_not_six_digits_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="#RRGGBB"):
        luminance(wrong)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("words", WORDS)
def test_words_can_be_read_on_every_surface(theme: Theme, surface: str, words: str) -> None:
    assert contrast(getattr(theme, words), getattr(theme, surface)) >= 4.5


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize("fill", ["accent", "accent_hover", "accent_pressed"])
def test_words_can_be_read_on_the_primary_button(theme: Theme, fill: str) -> None:
    assert contrast(theme.on_accent, getattr(theme, fill)) >= 4.5


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize("surface", ["panel", "canvas", "node", "field"])
def test_the_focus_ring_stands_out_from_what_it_surrounds(theme: Theme, surface: str) -> None:
    assert contrast(theme.accent, getattr(theme, surface)) >= 3


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize("family", FAMILIES)
def test_a_familys_colour_becomes_readable_words(theme: Theme, family: str) -> None:
    words = readable(FAMILIES[family], theme.canvas)
    assert contrast(words, theme.canvas) >= 4.5


def test_a_colour_that_can_be_read_already_stays_as_it_is() -> None:
    assert readable("#5B9DFF", "#11151B") == "#5B9DFF"


def test_an_unreachable_ratio_ends_at_the_strongest_contrast() -> None:
    assert readable("#5B9DFF", "#808080", ratio=20) == "#000000"


def test_mixing_half_and_half_lies_in_the_middle() -> None:
    assert mixed("#000000", "#FFFFFF", 0.5) == "#808080"
