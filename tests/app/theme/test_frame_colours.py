from __future__ import annotations

import pytest

from app.theme.contrast import READABLE, contrast
from app.theme.frame_colours import QUIET, TITLES, frame_colours
from app.theme.tokens import DARK, LIGHT, Theme


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("colour", TITLES)
def test_the_title_of_a_frame_is_read_on_its_area(colour: str, theme: Theme) -> None:
    found = frame_colours(colour, theme)
    assert contrast(found.words, found.area) >= READABLE


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_every_colour_is_another_and_a_new_one_is_the_quiet_one(theme: Theme) -> None:
    assert len({frame_colours(colour, theme).area for colour in TITLES}) == len(TITLES)
    assert frame_colours("colour_of_tomorrow", theme) == frame_colours(QUIET, theme)
