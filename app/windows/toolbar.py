"""The bar above: the document, the run, the device, and the look."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenuBar,
    QSizePolicy,
    QToolBar,
    QToolButton,
    QWidget,
)

from app.run_view import RunView
from app.runs.run_words import device_words
from app.session import Session
from app.theme.applying import Appearance
from app.theme.icons import icon
from app.theme.marks import Role, set_mark, set_role
from app.theme.swatches import swatch
from app.theme.tokens import CONTROL_PX, HAIRLINE_PX, TOOLBAR_PX, Theme
from app.widgets.elided import ElidedLabel
from app.widgets.ties import Ties
from app.windows.action_button import GAP, ActionButton, PrimaryButton
from app.windows.train_options import TrainOptionsButton
from app.words import tr

TRAIN_PX = 108
"""Wide enough for each of its titles, so that nothing moves when it changes."""
DOT_PX = 6
HAIRLINE_HEIGHT_PX = 16
MENU_BAR_RULES = """
QMenuBar { border: none; padding: 0; background: transparent; }
QMenuBar::item { color: palette(placeholder-text); }
QMenuBar::item:selected { color: palette(text); }
"""
"""The menu bar stands in the toolbar, and is quieter there than by itself."""
KEYS_RULES = """
QToolButton { padding: 0 6px; font-size: 11px; color: palette(placeholder-text); }
QToolButton:hover { color: palette(text); }
"""
"""The button that names its own keys is as quiet as a hint."""
RUN_ACTIONS = ("pause", "stop", "step")


class TopBar(QToolBar):
    """Follows the document that is shown; its buttons are the actions of the window."""

    settings_asked = Signal()
    """The person wants to see the settings of the run."""
    theme_flipped = Signal()

    def __init__(
        self,
        session: Session,
        appearance: Appearance,
        actions: Mapping[str, QAction],
        menu_bar: QMenuBar,
    ) -> None:
        super().__init__(tr("Toolbar"))
        self._appearance, self._ties = appearance, Ties()
        self.setMovable(False)
        self.setFixedHeight(TOOLBAR_PX)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._name, self._dot = ElidedLabel(), QLabel()
        self._chip, self._flip = QToolButton(), QToolButton()
        self.commands = _keys_button(actions["commands"])
        self.train = PrimaryButton(actions["train"], appearance)
        self.options = TrainOptionsButton(session, appearance, actions)
        self._run_buttons = [ActionButton(actions[name], appearance) for name in RUN_ACTIONS]
        self.addWidget(self._laid_out(menu_bar))
        self._make_document()
        self._make_chip()
        self._make_flip()
        self.follow(session)
        appearance.changed.connect(self._dress)
        self._dress(appearance.theme)

    def follow(self, session: Session) -> None:
        """Another document is shown."""
        self._session, run = session, session.run
        self._ties.loosen()
        self._ties.tie(self._show_document, session.file_changed, session.document_changed)
        self._ties.tie(self._show_device, session.document_changed)
        self._ties.tie(self._show_device, run.started, run.progress_changed, run.ended)
        self.options.options.follow(session)
        self._show_document()
        self._show_device()

    @property
    def document_name(self) -> str:
        """The name of the document as it is shown."""
        return self._name.text()

    @property
    def document_tip(self) -> str:
        """Where the document is kept, as the tooltip of its name says it."""
        return self._name.tip

    @property
    def is_marked_dirty(self) -> bool:
        """Whether the dot beside the name says that there are unsaved changes."""
        return not self._dot.isHidden()

    @property
    def device_chip(self) -> QToolButton:
        """Says where training computes; a click asks for the settings."""
        return self._chip

    @property
    def flip_button(self) -> QToolButton:
        """Turns dark into light and back."""
        return self._flip

    def _laid_out(self, menu_bar: QMenuBar) -> QWidget:
        whole = QWidget()
        layout = QHBoxLayout(whole)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._left(menu_bar), 1)
        layout.addWidget(self._middle())
        layout.addWidget(self._right(), 1)
        return whole

    def _left(self, menu_bar: QMenuBar) -> QWidget:
        title = QLabel("Neuroloom")
        set_role(title, Role.TITLE)
        menu_bar.setStyleSheet(MENU_BAR_RULES)
        menu_bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return _row(8, title, menu_bar, _hairline(), self._name, self._dot, None)

    def _middle(self) -> QWidget:
        self.train.setFixedSize(TRAIN_PX, CONTROL_PX)
        for button in self._run_buttons:
            button.setFixedSize(CONTROL_PX + 2, CONTROL_PX)
        return _row(8, _row(2, self.train, self.options), *self._run_buttons)

    def _right(self) -> QWidget:
        return _row(8, None, self._chip, self._flip, self.commands)

    def _make_document(self) -> None:
        self._name.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._name.setAccessibleName(tr("Document"))
        self._dot.setAccessibleName(tr("Unsaved changes"))
        self._dot.setToolTip(tr("This document has changes that are not saved"))

    def _make_chip(self) -> None:
        set_mark(self._chip, "chip", True)
        self._chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._chip.setIconSize(QSize(8, 8))
        self._chip.setToolTip(tr("Where training computes. Show the settings of the run"))
        self._chip.clicked.connect(self.settings_asked)

    def _make_flip(self) -> None:
        self._flip.setIconSize(QSize(16, 16))
        self._flip.clicked.connect(self.theme_flipped)

    def _show_document(self) -> None:
        self._name.setText(self._session.name)
        path = self._session.path
        self._name.tip = str(path) if path else tr("Not saved in a file yet")
        self._dot.setVisible(self._session.is_dirty)

    def _show_device(self) -> None:
        run, theme = self._session.run, self._appearance.theme
        self._chip.setText(GAP + device_words(run.start, self._session.document.settings))
        self._chip.setIcon(swatch(_life_colour(run, theme), disc=True))

    def _dress(self, theme: Theme) -> None:
        self._dot.setPixmap(swatch(theme.accent, DOT_PX, disc=True).pixmap(QSize(DOT_PX, DOT_PX)))
        other = tr("Use the light theme") if theme.is_dark else tr("Use the dark theme")
        self._flip.setIcon(icon("sun" if theme.is_dark else "moon", theme, colour=theme.secondary))
        self._flip.setToolTip(other)
        self._flip.setAccessibleName(other)
        self._show_device()


def _life_colour(run: RunView, theme: Theme) -> str:
    """Green only while something is computed."""
    if not run.is_active:
        return theme.disabled
    return theme.warning if run.state == "paused" else theme.good


def _keys_button(action: QAction) -> QToolButton:
    """A button that says the shortest keys of its action, to be learned by the way."""
    button = QToolButton()
    keys = [each.toString(QKeySequence.SequenceFormat.NativeText) for each in action.shortcuts()]
    button.setText(min(keys, key=len, default=action.text()))
    button.setToolTip(action.toolTip())
    button.setAccessibleName(action.text())
    button.setStyleSheet(KEYS_RULES)
    button.clicked.connect(action.trigger)
    return button


def _hairline() -> QFrame:
    """Tells the document from the menus."""
    line = QFrame()
    line.setFixedSize(HAIRLINE_PX, HAIRLINE_HEIGHT_PX)
    line.setStyleSheet("background: palette(mid);")
    return line


def _row(spacing_px: int, *widgets: QWidget | None) -> QWidget:
    """Widgets side by side; None stands for room that stretches."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing_px)
    for widget in widgets:
        if widget:
            layout.addWidget(widget)
        else:
            layout.addStretch(1)
    return row
