"""What the View menu does about the theme. The choice is kept from one start to the next."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings, Signal

from app.theme.applying import Appearance, Mode

THEME = "window/theme"


class Themes(QObject):
    """Dresses the window as the person chooses."""

    chosen = Signal()
    """The person chose; it may be the theme that is on already."""

    def __init__(
        self, appearance: Appearance, settings: QSettings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._appearance, self._settings = appearance, settings

    def use_system(self, _: bool = True) -> None:
        """Be dark or light as the system is."""
        self._use(Mode.SYSTEM)

    def use_dark(self, _: bool = True) -> None:
        """Be dark."""
        self._use(Mode.DARK)

    def use_light(self, _: bool = True) -> None:
        """Be light."""
        self._use(Mode.LIGHT)

    def flip(self) -> None:
        """Be light where it is dark, and dark where it is light."""
        self._use(Mode.LIGHT if self._appearance.theme.is_dark else Mode.DARK)

    def _use(self, mode: Mode) -> None:
        self._appearance.set_mode(mode)
        self._settings.setValue(THEME, mode.value)
        self.chosen.emit()
