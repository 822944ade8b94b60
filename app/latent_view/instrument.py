"""The latent space as an instrument: a large cloud, tools above it, panels beside it."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.latent_view.cloud.legend import Legend, classes_of
from app.latent_view.cloud.selecting import add_kind
from app.latent_view.cloud.shown_cloud import ShownCloud
from app.latent_view.instrument_parts import BAR, BELOW, PANELS, TOOLS, Make
from app.latent_view.latent_view import fill_choice, subject_words
from app.latent_view.panels.samples import chosen_words
from app.latent_view.space.latent import Latent
from app.latent_view.space.view_words import seen_tip, seen_words
from app.theme.applying import Appearance
from app.theme.icons import icon
from app.theme.marks import Role, Surface, set_mark, set_role, set_surface
from app.theme.tokens import GAP_LARGE_PX, GAP_PX, GAP_SMALL_PX
from app.widgets.elided import ElidedLabel
from app.words import tr

SIDE_PX = 380
CHOICES_A_ROW = 3


class Instrument(QWidget):
    """All that can be done with a latent space, on one page."""

    left = Signal()
    """The person wants the canvas back."""

    def __init__(
        self, latent: Latent, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._latent, self._appearance = latent, appearance
        self.cloud = ShownCloud(latent, appearance.theme)
        self.legend = Legend(appearance.theme)
        self.back, self.fit = QPushButton(tr("Canvas")), QToolButton()
        self.choice, self.subject = QComboBox(), ElidedLabel()
        self.tools = QButtonGroup(self)
        self.panels = QStackedWidget()
        self.chooser = QButtonGroup(self)
        self.notices = QVBoxLayout()
        """Where what the window has to say is shown."""
        set_surface(self, Surface.WINDOW)
        self.setAccessibleName(tr("Latent space"))
        self._lay_out()
        self._connect()
        self._dress()
        self._show_subject()

    def show_panel(self, title: str) -> None:
        """Bring a panel to the front, by the name that it has in the table."""
        place = [part.title for part in PANELS].index(title)
        self.panels.setCurrentIndex(place)
        self.chooser.buttons()[place].setChecked(True)

    # --------------------------------------------------------------------------------- building

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._middle(), 1)
        layout.addWidget(self._side())

    def _middle(self) -> QVBoxLayout:
        middle = QVBoxLayout()
        middle.setContentsMargins(GAP_LARGE_PX, GAP_PX, GAP_LARGE_PX, GAP_PX)
        middle.setSpacing(GAP_SMALL_PX)
        middle.addLayout(self._header())
        middle.addLayout(self._bar())
        middle.addWidget(self.cloud, 1)
        middle.addWidget(self.legend)
        for make in BELOW:
            middle.addWidget(self._made(make))
        middle.addLayout(self.notices)
        policy = QSizePolicy.Policy.Expanding
        self.cloud.setSizePolicy(policy, policy)
        return middle

    def _header(self) -> QHBoxLayout:
        title = QLabel(tr("Latent space"))
        set_role(title, Role.TITLE)
        set_role(self.subject, Role.SECONDARY)
        self.back.setToolTip(tr("Back to the canvas (Esc)"))
        self.choice.setAccessibleName(tr("Shown latent space"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        row = QHBoxLayout()
        row.setSpacing(GAP_PX)
        for part in (self.back, title, self.choice, self.subject):
            row.addWidget(part)
        row.addStretch(1)
        return row

    def _bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL_PX)
        for place, part in enumerate(TOOLS):
            button = QToolButton()
            button.setCheckable(True)
            button.setToolTip(tr(part.title))
            button.setAccessibleName(tr(part.title))
            set_mark(button, "framed", value=True)
            self.tools.addButton(button, place)
            row.addWidget(button)
        self._made_tools = [part.make(self._latent) for part in TOOLS]
        self.tools.buttons()[0].setChecked(True)
        row.addStretch(1)
        for make in BAR:
            row.addWidget(self._made(make))
        self.fit.setToolTip(tr("Fit the cloud (Home)"))
        self.fit.setAccessibleName(tr("Fit the cloud"))
        row.addWidget(self.fit)
        return row

    def _side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(SIDE_PX)
        set_surface(side, Surface.PANEL)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(GAP_LARGE_PX, GAP_PX, GAP_LARGE_PX, GAP_PX)
        layout.setSpacing(GAP_PX)
        layout.addLayout(self._choices())
        layout.addWidget(self.panels, 1)
        for part in PANELS:
            self.panels.addWidget(self._made(part.make))
        return side

    def _choices(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(GAP_SMALL_PX)
        for place, part in enumerate(PANELS):
            button = QPushButton(tr(part.title))
            button.setCheckable(True)
            button.setChecked(place == 0)
            button.setToolTip(tr(part.tip))
            set_mark(button, "chip", value=True)
            self.chooser.addButton(button, place)
            grid.addWidget(button, place // CHOICES_A_ROW, place % CHOICES_A_ROW)
        for column in range(CHOICES_A_ROW):
            grid.setColumnStretch(column, 1)
        return grid

    def _made(self, make: Make) -> QWidget:
        return make(self._latent, self.cloud, self._appearance)

    def _connect(self) -> None:
        latent = self._latent
        latent.subject_changed.connect(self._show_subject)
        latent.cloud_changed.connect(self._show_subject)
        latent.selection_changed.connect(self._show_subject)
        self.choice.currentIndexChanged.connect(latent.choose)
        self.fit.clicked.connect(self.cloud.fit)
        self.legend.emphasis_changed.connect(self.cloud.set_emphasis)
        self.legend.class_selected.connect(lambda kind: add_kind(latent, self.cloud, kind))
        self.cloud.look_changed.connect(self._show_kinds)
        self.tools.buttonClicked.connect(self._take_tool)
        self.chooser.idClicked.connect(self.panels.setCurrentIndex)
        self.panels.currentChanged.connect(self._suit_tool)
        self.back.clicked.connect(self.left)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self._go_back)
        self._appearance.changed.connect(self._dress)

    def _dress(self) -> None:
        theme = self._appearance.theme
        self.back.setIcon(icon("arrow-left", theme, colour=theme.secondary))
        self.fit.setIcon(icon("maximize", theme, colour=theme.secondary))
        for button, part in zip(self.tools.buttons(), TOOLS, strict=True):
            button.setIcon(icon(part.icon, theme, colour=theme.secondary))
        self.cloud.set_theme(theme)
        self.legend.set_theme(theme)

    # ----------------------------------------------------------------------------------- showing

    def _go_back(self) -> None:
        """One step at a time: the tool, what is selected, then the page."""
        first = self.tools.button(0)
        if not first.isChecked():
            first.click()
        elif len(self._latent.selection):
            self._latent.select(self._latent.selection[:0])
        else:
            self.left.emit()

    def _take_tool(self) -> None:
        place = self.tools.checkedId()
        self.cloud.take_tool(self._made_tools[place])
        if panel := TOOLS[place].panel:
            self.show_panel(panel)

    def _suit_tool(self, place: int) -> None:
        """A tool that belongs to a panel is in the hand while that panel is in front."""
        panel, owners = PANELS[place].title, [part.panel for part in TOOLS]
        before = owners[self.tools.checkedId()]
        if before == panel or not (before or panel in owners):
            return
        self.tools.button(owners.index(panel) if panel in owners else 0).setChecked(True)
        self._take_tool()

    def _show_subject(self) -> None:
        latent = self._latent
        with QSignalBlocker(self.choice):
            fill_choice(self.choice, latent)
        self.choice.setVisible(len(latent.spaces) > 1)
        words, _ = subject_words(latent)
        view, chosen = latent.cloud.view if latent.cloud else None, len(latent.selection)
        told = [words, seen_words(view) if view else "", chosen_words(chosen) if chosen else ""]
        self.subject.setText(" · ".join(filter(None, told)))
        self.subject.tip = seen_tip(view) if view else ""
        self._show_kinds()

    def _show_kinds(self) -> None:
        """What the colours stand for, where they are not numbers."""
        colouring = self.cloud.look.colouring
        names = colouring.names if colouring else ()
        kinds = len(names) if colouring else classes_of(self._latent.cloud)
        self.legend.show_classes(kinds, names)
        self.legend.setVisible(bool(self.legend.keys))
