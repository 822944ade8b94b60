"""The theme as a QPalette, for Fusion and for every widget that paints with palette colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.theme.tokens import Theme

Role = QPalette.ColorRole


def palette(theme: Theme) -> QPalette:
    """All three colour groups of `theme`; an inactive window looks as an active one does."""
    made = QPalette()
    for role, colour in _roles(theme).items():
        made.setColor(QPalette.ColorGroup.All, role, QColor(colour))
    for role, colour in _disabled(theme).items():
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colour))
    return made


def _roles(theme: Theme) -> Mapping[QPalette.ColorRole, str]:
    return {
        Role.Window: theme.panel,
        Role.WindowText: theme.text,
        Role.Base: theme.field,
        Role.AlternateBase: theme.panel,
        Role.Text: theme.text,
        Role.PlaceholderText: theme.secondary,
        Role.Button: theme.panel,
        Role.ButtonText: theme.text,
        Role.BrightText: theme.error_text,
        Role.ToolTipBase: theme.node,
        Role.ToolTipText: theme.text,
        Role.Highlight: theme.selection,
        Role.HighlightedText: theme.text,
        Role.Accent: theme.accent,
        Role.Link: theme.accent_text,
        Role.LinkVisited: theme.accent_text,
        Role.Light: theme.hover,
        Role.Midlight: theme.hover,
        Role.Mid: theme.line,
        Role.Dark: theme.line,
        Role.Shadow: theme.shadow,
    }


def _disabled(theme: Theme) -> Mapping[QPalette.ColorRole, str]:
    words = (Role.WindowText, Role.Text, Role.ButtonText, Role.HighlightedText)
    faint = dict.fromkeys((*words, Role.PlaceholderText, Role.ToolTipText), theme.disabled)
    return faint | {Role.Highlight: theme.hover, Role.Accent: theme.disabled}
