"""What a run starts with, close to the button that starts it: seed, epochs, and one epoch only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.inspector.form import Form
from app.inspector.setting_edits import reset_setting, set_setting
from app.inspector.settings_form import SETTINGS, setting_values
from app.session import Session
from app.theme.applying import Appearance
from app.theme.icons import icon
from app.theme.marks import Surface, set_mark, set_surface
from app.theme.tokens import CONTROL_PX, GAP_PX, GAP_SMALL_PX
from app.widgets.ties import Ties
from app.windows.action_button import TitledButton
from app.windows.reading_order import go_on
from app.words import tr
from engine.language import Value

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


BUTTON_PX, CHEVRON_PX, POPOVER_PX = 20, 12, 360
SHOWN = ("epochs", "seed")
DEEDS = ("new_seed", "epoch")


class TrainOptionsButton(QToolButton):
    """A chevron beside Train; it opens the options."""

    def __init__(
        self, session: Session, appearance: Appearance, actions: Mapping[str, QAction]
    ) -> None:
        super().__init__()
        self._appearance = appearance
        self.options = TrainOptions(session, appearance, actions, self)
        set_mark(self, "framed", True)
        self.setStyleSheet("TrainOptionsButton { padding: 0; }")
        self.setFixedSize(BUTTON_PX, CONTROL_PX)
        self.setIconSize(QSize(CHEVRON_PX, CHEVRON_PX))
        self.setToolTip(tr("Seed, epochs, and one epoch only"))
        self.setAccessibleName(tr("Options of the next run"))
        self.clicked.connect(self._open)
        appearance.changed.connect(self._dress)
        self._dress()

    def _open(self) -> None:
        self.options.move(self.mapToGlobal(QPoint(0, self.height() + 6)))
        self.options.show()
        self.options.setFocus(Qt.FocusReason.PopupFocusReason)

    def _dress(self) -> None:
        theme = self._appearance.theme
        self.setIcon(icon("chevron-down", theme, colour=theme.secondary, size_px=CHEVRON_PX))


class TrainOptions(QFrame):
    """The settings that change most from run to run, as the inspector has them too."""

    def __init__(
        self,
        session: Session,
        appearance: Appearance,
        actions: Mapping[str, QAction],
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._ties = Ties()
        shown = [parameter for parameter in SETTINGS if parameter.name in SHOWN]
        self.form = Form(shown, appearance)
        self.buttons = {name: TitledButton(actions[name], appearance) for name in DEEDS}
        set_surface(self, Surface.CARD)
        self.setFixedWidth(POPOVER_PX)
        self._lay_out()
        self.form.edited.connect(self._set)
        self.form.reset_asked.connect(self._reset)
        self.follow(session)

    def follow(self, session: Session) -> None:
        """Another document is shown."""
        self._session = session
        self._ties.loosen()
        self._ties.tie(self._show_values, session.document_changed)
        self._show_values()

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab goes from field to field, as in the window."""
        return go_on(self, (), is_next=is_next) or super().focusNextPrevChild(is_next)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL_PX)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_PX, GAP_PX, GAP_PX, GAP_PX)
        layout.setSpacing(GAP_PX)
        layout.addWidget(self.form)
        layout.addLayout(row)
        self.buttons["epoch"].clicked.connect(self.hide)

    def _show_values(self) -> None:
        self.form.show_values(setting_values(self._session.document.settings))

    def _set(self, name: str, value: Value) -> None:
        set_setting(self._session, name, value)

    def _reset(self, name: str) -> None:
        reset_setting(self._session, name)
