"""The style sheet of a theme: the rules with the theme's colours filled in."""

from __future__ import annotations

from dataclasses import asdict
from string import Template
from typing import TYPE_CHECKING

from app.theme import tokens
from app.theme.fonts import MONO_FAMILY
from app.theme.pictures import pictures
from app.theme.rules import buttons, choices, fields, frame, lists, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.theme.tokens import Theme

RULES = (frame, words, buttons, fields, choices, lists)


def stylesheet(theme: Theme) -> str:
    """The application's style sheet; a rule that names an unknown value raises KeyError."""
    values = _values(theme)
    return "\n".join(Template(part.RULES).substitute(values) for part in RULES)


def _values(theme: Theme) -> Mapping[str, object]:
    sizes = {key.lower(): value for key, value in vars(tokens).items() if key.endswith("_PX")}
    drawn = {f"picture_{key}": f'url("{path}")' for key, path in pictures(theme).items()}
    return {**asdict(theme), **sizes, **drawn, "mono_family": f'"{MONO_FAMILY}"'}
