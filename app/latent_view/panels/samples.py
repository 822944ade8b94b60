"""Samples: those that are chosen, as a sheet and as a table; and columns that are made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QModelIndex, QPointF, QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.latent_view.cloud.cloud_widget import CloudWidget
from app.latent_view.panels.choosing_menu import ChoosingMenu
from app.latent_view.panels.keeping_row import KeepingRow
from app.latent_view.space.asking import Asker
from app.latent_view.space.latent import Latent
from app.latent_view.space.pace import Pace
from app.latent_view.values.sample_sheet import SampleSheet
from app.latent_view.values.sample_table import SampleTable, number_words
from app.latent_view.values.stills import NO_FILM, Film
from app.theme.applying import Appearance
from app.theme.icons import icon
from app.theme.marks import Role, set_mark, set_role
from app.theme.tokens import GAP_SMALL_PX
from app.words import tr
from engine.questions.question import Value
from engine.questions.samples import Described, DescribeSamples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray
    from PySide6.QtGui import QHideEvent, QShowEvent

MOST_DESCRIBED = 2_000
AGAIN_MS = 500
"""How often losses are asked for again while training goes on."""
ROW_PX, MOST_STRETCHED = 26, 5
"""So many columns share the width; more are as wide as what they hold."""
EMPTY = (
    "No sample is selected. Take the lasso or the rectangle above the cloud and draw around some; "
    "Shift adds to them, Alt takes off. Or choose here."
)
SAYS = "Of {all} samples the first {shown} are described."
BELOW = {"loss": "Below each sample: its loss.", "error": "Below each sample: its error."}


class SamplesPanel(QWidget):
    """Asks what the chosen samples are, and again, now and then, while they move."""

    def __init__(self, latent: Latent, cloud: CloudWidget, appearance: Appearance) -> None:
        super().__init__()
        self._latent, self._appearance = latent, appearance
        self._asker = Asker(latent, self._take, self._say)
        self._pace = Pace(self, AGAIN_MS, self._ask_again)
        self.title, self.said = QLabel(), QLabel()
        self.choosing = QPushButton(tr("Select"))
        self.menu = ChoosingMenu(latent, self)
        self.clear = QToolButton()
        self.views = QButtonGroup(self)
        self.order = QComboBox()
        self.model, self.table = SampleTable(), QTableView()
        self.sheet, self.room = SampleSheet(appearance.theme), QScrollArea()
        self.stack = QStackedWidget()
        self.keeping = KeepingRow(latent)
        self._lay_out()
        self._connect()
        self._dress()
        self._show_selection()

    # --------------------------------------------------------------------------------- building

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_SMALL_PX)
        layout.addLayout(self._head())
        layout.addLayout(self._bar())
        for label, role in ((self.said, Role.SECONDARY), (self.title, Role.STRONG)):
            set_role(label, role)
        self.said.setWordWrap(True)
        layout.addWidget(self.said)
        self._make_table()
        self.room.setWidget(self.sheet)
        self.room.setWidgetResizable(True)
        self.room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.stack.addWidget(self.room)
        self.stack.addWidget(self.table)
        layout.addWidget(self.stack, 1)
        self._spring = QWidget()
        layout.addWidget(self._spring, 1)
        layout.addWidget(self.keeping)

    def _head(self) -> QHBoxLayout:
        self.clear.setToolTip(tr("Select nothing"))
        self.clear.setAccessibleName(tr("Select nothing"))
        self.choosing.setMenu(self.menu)
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL_PX)
        row.addWidget(self.title)
        row.addStretch(1)
        row.addWidget(self.clear)
        row.addWidget(self.choosing)
        return row

    def _bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL_PX)
        for place, words in enumerate((tr("Sheet"), tr("Table"))):
            button = QPushButton(words)
            button.setCheckable(True)
            button.setChecked(place == 0)
            set_mark(button, "chip", value=True)
            self.views.addButton(button, place)
            row.addWidget(button)
        row.addStretch(1)
        self.order.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.order.setAccessibleName(tr("In which order"))
        self.order.setToolTip(tr("In which order"))
        row.addWidget(self.order)
        return row

    def _make_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setSortingEnabled(True)
        table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setAccessibleName(tr("Table of samples"))
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW_PX)
        table.horizontalHeader().setSortIndicatorShown(False)
        table.horizontalHeader().setHighlightSections(False)

    def _connect(self) -> None:
        latent = self._latent
        latent.selection_changed.connect(self._show_selection)
        latent.cloud_changed.connect(self._expect)
        self.views.idClicked.connect(self._show_view)
        self.clear.clicked.connect(lambda: latent.select(np.empty(0, np.int64)))
        self.order.currentIndexChanged.connect(self._sort)
        self.model.layoutChanged.connect(self._show_sheet)
        self.sheet.chosen.connect(self._point_at)
        self.table.selectionModel().currentRowChanged.connect(self._follow_table)
        self._appearance.changed.connect(self._dress)

    def _dress(self) -> None:
        theme = self._appearance.theme
        self.clear.setIcon(icon("x", theme, colour=theme.secondary))
        self.sheet.set_theme(theme)

    # ----------------------------------------------------------------------------------- showing

    def showEvent(self, event: QShowEvent) -> None:
        """What was chosen meanwhile is described now."""
        super().showEvent(event)
        self._show_selection()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: nothing is asked."""
        super().hideEvent(event)
        self._pace.stop()
        self._asker.forget()

    def _show_selection(self) -> None:
        """Other samples are chosen, or none."""
        count = len(self._latent.selection)
        self.title.setText(chosen_words(count))
        self.clear.setVisible(count > 0)
        self.keeping.setVisible(self._latent.cloud is not None)
        shown = self.model.described
        if shown is not None and not np.array_equal(shown.rows, self._rows):
            self.model.show_samples(None)
            self._show_sheet()
        self._show_parts(is_empty=count == 0)
        self._say("" if count else tr(EMPTY))
        self._ask()

    def _show_parts(self, *, is_empty: bool) -> None:
        for part in (self.stack, self.order, *self.views.buttons()):
            part.setVisible(not is_empty)
        self._spring.setVisible(is_empty)

    @property
    def _rows(self) -> NDArray[np.int64]:
        return self._latent.selection[:MOST_DESCRIBED]

    def _expect(self) -> None:
        """The weights are others: what was said of the samples is soon said anew."""
        self.keeping.setVisible(self._latent.cloud is not None)
        if self.isVisible() and len(self._latent.selection):
            self._pace.expect()

    def _ask_again(self) -> None:
        """The weights are others. While an answer is waited for, its rest is not cut short."""
        if self._asker.is_busy:
            self._pace.expect()
        else:
            self._ask()

    def _ask(self) -> None:
        if self.isVisible() and len(self._latent.selection):
            if not self._asker.is_busy:
                self._pace.begin()
            self._asker.want(DescribeSamples(tuple(self._rows.tolist())))

    def _take(self, value: Value) -> None:
        if not isinstance(value, Described) or not np.array_equal(value.rows, self._rows):
            return
        self._pace.end()
        titles = self.model.titles
        self.model.show_samples(value)
        if self.model.titles != titles:
            self._offer_orders()
        self._show_sheet()
        self._say_of(value)

    def _show_view(self, place: int) -> None:
        self.stack.setCurrentIndex(place)
        if self.model.described:
            self._say_of(self.model.described)

    def _say_of(self, described: Described) -> None:
        self._say(" ".join(self._said_of(described)))

    def _said_of(self, described: Described) -> Iterator[str]:
        """What the numbers below the samples are, and whether that is all."""
        is_sheet = self.stack.currentWidget() is self.room
        if is_sheet and (told := told_of(described)):
            yield tr(BELOW[told[0]])
        if (whole := len(self._latent.selection)) > MOST_DESCRIBED:
            yield tr(SAYS, shown=f"{MOST_DESCRIBED:,}", all=f"{whole:,}")

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    # ----------------------------------------------------------------------------------- ordering

    def _offer_orders(self) -> None:
        """Rising by each column, then falling: the highest loss is what is looked for first."""
        with QSignalBlocker(self.order):
            self.order.clear()
            for title in self.model.titles:
                self.order.addItem(tr("{column}, lowest first", column=title))
                self.order.addItem(tr("{column}, highest first", column=title))
            self.order.setCurrentIndex(0)
        mode = QHeaderView.ResizeMode
        is_narrow = len(self.model.titles) <= MOST_STRETCHED
        kind = mode.Stretch if is_narrow else mode.ResizeToContents
        self.table.horizontalHeader().setSectionResizeMode(kind)

    def _sort(self, place: int) -> None:
        column, falls = divmod(place, 2)
        way = Qt.SortOrder.DescendingOrder if falls else Qt.SortOrder.AscendingOrder
        self.table.sortByColumn(column, way)

    def _show_sheet(self) -> None:
        self._show_order()
        described = self.model.described
        if described is None:
            self.sheet.show_samples(NO_FILM)
            return
        order = self.model.pictured
        told = told_of(described)
        numbers = told[1] if told else described.rows
        captions = [number_words(float(f"{numbers[place]:.3g}")) for place in order.tolist()]
        film = Film(described.inputs[order], described.meaning, captions)
        tips = ["\n".join(self.model.words_of(place)) for place in order.tolist()]
        self.sheet.show_samples(film, tips)

    def _show_order(self) -> None:
        header = self.table.horizontalHeader()
        falls = header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        with QSignalBlocker(self.order):
            self.order.setCurrentIndex(2 * header.sortIndicatorSection() + falls)

    # ----------------------------------------------------------------------------------- pointing

    def _point_at(self, place: int) -> None:
        if (described := self.model.described) is not None:
            point_at(self._latent, int(described.rows[self.model.pictured[place]]))

    def _follow_table(self, current: QModelIndex) -> None:
        if current.isValid():
            point_at(self._latent, self.model.sample(current.row()))


def told_of(described: Described) -> tuple[str, NDArray[np.float64]] | None:
    """What stands below the samples: their losses, or else their errors, or else nothing."""
    if not np.isnan(described.losses).all():
        return "loss", described.losses
    return None if np.isnan(described.errors).all() else ("error", described.errors)


def point_at(latent: Latent, row: int) -> None:
    """Point at a sample of the cloud."""
    if latent.cloud is not None and row < len(latent.cloud.points):
        latent.point(QPointF(*latent.cloud.points[row].tolist()))


def chosen_words(count: int) -> str:
    """How many samples are chosen."""
    if count == 1:
        return tr("1 sample selected")
    return tr("{count} samples selected", count=f"{count:,}") if count else tr("Nothing selected")
