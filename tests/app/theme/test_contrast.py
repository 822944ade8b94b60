import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from app.plots.lines import line_colours
from app.theme.contrast import contrast, luminance, mixed, readable
from app.theme.palette import Role, palette
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
@pytest.mark.parametrize("surface", SURFACES)
def test_the_focus_ring_stands_out_from_what_it_surrounds(theme: Theme, surface: str) -> None:
    assert contrast(theme.accent, getattr(theme, surface)) >= 3


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_the_ring_of_the_primary_button_stands_out_from_the_bar_around_it(theme: Theme) -> None:
    assert contrast(theme.text, theme.panel) >= 3


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize("surface", SURFACES)
def test_disabled_words_can_be_made_out_and_are_fainter(theme: Theme, surface: str) -> None:
    ground = getattr(theme, surface)
    assert 3 <= contrast(theme.disabled, ground) < contrast(theme.secondary, ground)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize("surface", ["panel", "canvas", "node", "field"])
@pytest.mark.parametrize("line", ["wire", "error", "accent"])
def test_lines_stand_out_from_what_they_run_over(theme: Theme, surface: str, line: str) -> None:
    assert contrast(getattr(theme, line), getattr(theme, surface)) >= 3


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_what_qt_paints_by_itself_can_be_read(qapp: QApplication, theme: Theme) -> None:
    made = palette(theme)
    pairs = [
        (Role.WindowText, Role.Window),
        (Role.Text, Role.Base),
        (Role.PlaceholderText, Role.Base),
        (Role.PlaceholderText, Role.Window),
        (Role.ButtonText, Role.Button),
        (Role.HighlightedText, Role.Highlight),
        (Role.ToolTipText, Role.ToolTipBase),
        (Role.Link, Role.Window),
    ]
    for words, ground in pairs:
        assert contrast(made.color(words).name(), made.color(ground).name()) >= 4.5, words
    disabled = QPalette.ColorGroup.Disabled
    for words, ground in pairs[:-1]:
        colours = (made.color(disabled, words).name(), made.color(disabled, ground).name())
        assert contrast(*colours) >= 3, words


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_the_names_of_curves_can_be_read_beside_them(theme: Theme) -> None:
    for colour in line_colours(theme):
        assert contrast(readable(colour, theme.panel), theme.panel) >= 4.5


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_stands_out_in_the_dark(family: str) -> None:
    assert contrast(FAMILIES[family], DARK.canvas) >= 3
    assert contrast(FAMILIES[family], DARK.node) >= 3


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_is_seen_in_the_light(family: str) -> None:
    """Below 3 with a cause: the colours are those of both faces, and never alone.

    The title or the heading beside the edge, the port or the square says what it is.
    """
    assert contrast(FAMILIES[family], LIGHT.canvas) >= 2.1
    assert contrast(FAMILIES[family], LIGHT.node) >= 2.1


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
