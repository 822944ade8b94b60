"""Dressing the application, and following the system from light to dark."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.theme.base_style import BaseStyle
from app.theme.fonts import load_fonts, text_font
from app.theme.palette import palette
from app.theme.stylesheet import stylesheet
from app.theme.tokens import DARK, LIGHT, Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


class Mode(StrEnum):
    """What decides between dark and light."""

    SYSTEM = "system"
    DARK = "dark"
    LIGHT = "light"


_SCHEMES = {
    Mode.SYSTEM: Qt.ColorScheme.Unknown,
    Mode.DARK: Qt.ColorScheme.Dark,
    Mode.LIGHT: Qt.ColorScheme.Light,
}


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Dress every widget of `app`, those that are open and those to come."""
    load_fonts()
    if not app.styleSheet():
        app.setStyle(BaseStyle())
    app.setFont(text_font())
    app.setPalette(palette(theme))
    app.setStyleSheet(stylesheet(theme))


def theme_of(scheme: Qt.ColorScheme) -> Theme:
    """The theme for what the system asks; a system that does not say gets the dark one."""
    return LIGHT if scheme is Qt.ColorScheme.Light else DARK


class Appearance(QObject):
    """The theme that is on now; what paints by hand reads `theme` and listens to `changed`."""

    changed = Signal(object)
    """Carries the new Theme, after the application was dressed in it."""

    def __init__(self, app: QApplication, mode: Mode = Mode.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._mode = mode
        self._ask_system(mode)
        self._theme = self._wanted()
        apply_theme(app, self._theme)
        app.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def theme(self) -> Theme:
        """The theme that is on."""
        return self._theme

    @property
    def mode(self) -> Mode:
        """What decides between dark and light."""
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Dress as `mode` says; `changed` comes only if the theme is another one."""
        self._mode = mode
        self._ask_system(mode)
        self._put_on(self._wanted())

    def _ask_system(self, mode: Mode) -> None:
        """Let title bars and the system's own dialogs match, where the platform can."""
        self._app.styleHints().setColorScheme(_SCHEMES[mode])

    def _wanted(self) -> Theme:
        if self._mode is Mode.SYSTEM:
            return theme_of(self._app.styleHints().colorScheme())
        return DARK if self._mode is Mode.DARK else LIGHT

    @Slot(Qt.ColorScheme)
    def _follow(self, scheme: Qt.ColorScheme) -> None:
        if self._mode is Mode.SYSTEM:
            self._put_on(theme_of(scheme))

    def _put_on(self, theme: Theme) -> None:
        if theme != self._theme:
            self._theme = theme
            apply_theme(self._app, theme)
            self.changed.emit(theme)
