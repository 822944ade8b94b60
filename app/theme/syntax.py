"""The colours of Python source, by the names that Pygments gives to its tokens."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from app.theme.contrast import mixed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.theme.tokens import Theme

FAILED_SHARE = 0.14
"""How much of the error's colour lies under the line that failed."""

_DARK = {
    "Keyword": "#8DB4F7",
    "Keyword.Constant": "#DDB67D",
    "Operator.Word": "#8DB4F7",
    "Name.Builtin": "#86C5DA",
    "Name.Builtin.Pseudo": "#93A1B3",
    "Name.Function": "#C9B3F5",
    "Name.Class": "#C9B3F5",
    "Name.Decorator": "#C9B3F5",
    "Literal.String": "#8FCBA5",
    "Literal.String.Doc": "#93A1B3",
    "Literal.Number": "#DDB67D",
    "Comment": "#93A1B3",
}
_LIGHT = {
    "Keyword": "#1A53B0",
    "Keyword.Constant": "#805300",
    "Operator.Word": "#1A53B0",
    "Name.Builtin": "#0B5D7A",
    "Name.Builtin.Pseudo": "#586678",
    "Name.Function": "#6A3DB8",
    "Name.Class": "#6A3DB8",
    "Name.Decorator": "#6A3DB8",
    "Literal.String": "#0E6345",
    "Literal.String.Doc": "#586678",
    "Literal.Number": "#805300",
    "Comment": "#586678",
}


def syntax(theme: Theme) -> Mapping[str, str]:
    """The "#RRGGBB" of each kind of token; kinds that are not there look like their parents.

    All are read at a contrast of 4.5 or more on the panel, the selection and a line that failed.
    """
    return MappingProxyType(_DARK if theme.is_dark else _LIGHT)


def token_colour(token: str, theme: Theme) -> str:
    """The colour of a token, such as "Name.Function.Magic"; the text's where no parent has one."""
    known = syntax(theme)
    while token and token not in known:
        token = token.rpartition(".")[0]
    return known.get(token, theme.text)


def failed_ground(theme: Theme) -> str:
    """What lies under the line of the source that raised an exception."""
    return mixed(theme.panel, theme.error, FAILED_SHARE)
