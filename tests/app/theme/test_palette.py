import pytest
from PySide6.QtGui import QPalette

from app.theme.contrast import contrast
from app.theme.palette import palette
from app.theme.tokens import DARK, LIGHT, Theme

Group = QPalette.ColorGroup
Role = QPalette.ColorRole
PAIRS = (
    (Role.WindowText, Role.Window),
    (Role.Text, Role.Base),
    (Role.Text, Role.AlternateBase),
    (Role.PlaceholderText, Role.Base),
    (Role.ButtonText, Role.Button),
    (Role.HighlightedText, Role.Highlight),
    (Role.ToolTipText, Role.ToolTipBase),
    (Role.Link, Role.Base),
    (Role.BrightText, Role.Window),
)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize("group", [Group.Active, Group.Inactive])
@pytest.mark.parametrize(("words", "surface"), PAIRS)
def test_words_can_be_read_in_every_pair_of_roles(
    theme: Theme, group: QPalette.ColorGroup, words: QPalette.ColorRole, surface: QPalette.ColorRole
) -> None:
    made = palette(theme)
    one, other = made.color(group, words).name(), made.color(group, surface).name()
    assert contrast(one, other) >= 4.5


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_disabled_words_are_fainter(theme: Theme) -> None:
    made = palette(theme)
    assert made.color(Group.Disabled, Role.Text).name().upper() == theme.disabled
