"""By what the samples of a cloud are coloured, and which of them are shown."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from app.latent_view.cloud.cloud_widget import CloudWidget
from app.latent_view.cloud.colouring import Colouring, by_kind, by_number
from app.latent_view.space.kept_columns import KeptColumns
from app.latent_view.space.kept_file import KeptColumn
from app.latent_view.space.latent import Latent
from app.latent_view.space.pace import Pace
from app.theme.applying import Appearance
from app.theme.marks import Role, set_role
from app.theme.tokens import GAP_SMALL_PX
from app.words import tr
from engine.questions.colours import ColourBy, Colours, ColourWays, WhichColours
from engine.questions.question import Value

TIP = Qt.ItemDataRole.ToolTipRole
AGAIN_MS = 500
"""How often colours are asked for again while training goes on."""
WAYS = {
    "loss": ("Loss", "Loss of each sample"),
    "error": ("Error", "Reconstruction error"),
    "density": ("Density", "Log density of the codes"),
    "k-means": ("k-means", "Clusters by k-means"),
    "HDBSCAN": ("HDBSCAN", "Clusters by HDBSCAN"),
}
"""What each is called where there is little room, and where there is more."""
SPLITS = {"training": "Training", "validation": "Validation", "test": "Test"}
LIVE = ("loss", "error", "density")
"""What is followed as training goes on. Clusters change as well, but their numbers are others each
time: they are found anew for a moment of the film, and when the run is over.
"""


class ColourChoice(QWidget):
    """Asks the engine for colours, and again as training goes on."""

    def __init__(self, latent: Latent, cloud: CloudWidget, appearance: Appearance) -> None:
        super().__init__()
        self._latent, self._cloud, self._appearance = latent, cloud, appearance
        self._subject: tuple[str, str, str] | None = None
        self._found: Colours | None = None
        self._request: int | None = None
        self._is_late = False
        """Whether colours were wanted while nobody saw the cloud."""
        self._pace = Pace(self, AGAIN_MS, self._ask_anew)
        self._step = -1
        self._moment: int | None = None
        """What the colours are of that were asked for last: a step, and a moment of the film."""
        self._kept = KeptColumns.of(latent)
        self._wanted = ""
        """The kept column that a person chose: the next run is coloured by it too."""
        self.choice, self.rows, self.progress = QComboBox(), QComboBox(), QLabel()
        self._lay_out()
        self.choice.activated.connect(self._take_choice)
        self.rows.activated.connect(self._choose_rows)
        latent.cloud_changed.connect(self._follow)
        cloud.came_up.connect(self._catch_up)
        self._kept.changed.connect(self._offer_columns)
        latent.session.run.ended.connect(self._refresh)
        appearance.changed.connect(self._colour)
        self._follow()

    @property
    def asked(self) -> ColourBy | None:
        """What the samples are coloured by; None for their labels."""
        chosen = self.choice.currentData()
        return chosen if isinstance(chosen, ColourBy) else None

    def _lay_out(self) -> None:
        self.choice.setAccessibleName(tr("Coloured by"))
        self.choice.setToolTip(tr("By what the samples are coloured"))
        self.rows.setAccessibleName(tr("Shown rows"))
        self.rows.setToolTip(tr("Which samples are shown"))
        set_role(self.progress, Role.MONO)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_SMALL_PX)
        for part in (self.progress, self.choice, self.rows):
            layout.addWidget(part)
        self.progress.hide()
        for box in (self.choice, self.rows):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._fill(None)

    # ---------------------------------------------------------------------------------- choosing

    def _follow(self) -> None:
        """Another space or run: what there is to colour by is asked for; else go on colouring."""
        cloud = self._latent.cloud
        subject = (cloud.run, cloud.node, cloud.port) if cloud else None
        if subject == self._subject:
            self._refresh()
            return
        self._subject, self._found, self._request = subject, None, None
        self._is_late = False
        self._pace.stop()
        self._show_progress(None)
        self._dress(None)
        if cloud is not None:
            self._latent.ask_now(WhichColours(), self._take_ways)

    def _take_ways(self, value: Value) -> None:
        if isinstance(value, ColourWays):
            self._fill(value)
            self._choose_rows()
            self._ask()

    def _fill(self, ways: ColourWays | None) -> None:
        """Offer what there is; what was chosen stays so, if it is still there."""
        before, rows = self.asked, self.rows.currentText()
        with QSignalBlocker(self.choice), QSignalBlocker(self.rows):
            self.choice.clear()
            self.rows.clear()
            self.choice.addItem(ways.label if ways and ways.label else tr("Label"), None)
            for words, asked in _offered(ways) if ways else ():
                self.choice.addItem(words, asked)
                self.choice.setItemData(self.choice.count() - 1, _title(asked), TIP)
            self.rows.addItem(tr("All rows"), None)
            for words, part in _parts(ways) if ways else ():
                self.rows.addItem(words, part)
            self.choice.setCurrentIndex(max(0, self._place_of(before)))
            self.rows.setCurrentIndex(max(0, self.rows.findText(rows)))
        self._offer_columns()

    def _offer_columns(self) -> None:
        """What a person keeps of these data; by a column that is gone nothing is coloured."""
        names = [column.name for column in self._kept.columns]
        with QSignalBlocker(self.choice):
            for place in reversed(range(self.choice.count())):
                if isinstance(self.choice.itemData(place), KeptColumn):
                    self.choice.removeItem(place)
            after = self.choice.count()
            for column in self._kept.columns:
                self.choice.addItem(tr("Column: {name}", name=column.name), column)
            if self._wanted:
                is_there = self._wanted in names
                self.choice.setCurrentIndex(after + names.index(self._wanted) if is_there else 0)
        if self._wanted:
            self._choose()
        if self._kept.data and self._wanted not in names:
            self._wanted = ""

    def _take_choice(self) -> None:
        """A person chose something else."""
        chosen = self.choice.currentData()
        self._wanted = chosen.name if isinstance(chosen, KeptColumn) else ""
        self._choose()

    def _place_of(self, asked: ColourBy | None) -> int:
        every = [self.choice.itemData(place) for place in range(self.choice.count())]
        return every.index(asked) if asked in every else 0

    def _choose(self) -> None:
        self._found = None
        self._pace.stop()
        self._latent.give_up(self._request)
        self._request = None
        if self.asked is None:
            self._show_progress(None)
            self._dress(self._of_column())
        else:
            self._ask()

    def _of_column(self) -> Colouring | None:
        """Whether each sample is in the kept column that was chosen; None where none was."""
        cloud, chosen = self._latent.cloud, self.choice.currentData()
        if cloud is None or not isinstance(chosen, KeptColumn):
            return None
        keys = np.zeros(len(cloud.points), np.int64)
        keys[list(chosen.members)] = 1
        return by_kind(keys, (tr("others"), chosen.name)).entitled(chosen.name)

    def _choose_rows(self) -> None:
        chosen = self.rows.currentData()
        self._cloud.set_look(replace(self._cloud.look, rows=(chosen,) if chosen else None))

    # ------------------------------------------------------------------------------------ asking

    def _ask(self) -> None:
        asked, cloud = self.asked, self._latent.cloud
        if asked is None or cloud is None:
            return
        self._is_late = not self._cloud.isVisible()
        if not self._is_late:
            self._pace.begin()
            self._step, self._moment = cloud.step, self._latent.moment
            take, refuse, tell = self._take, self._take_refusal, self._show_progress
            self._request = self._latent.ask(asked, take, refuse, tell)

    def _catch_up(self) -> None:
        """The cloud is seen again."""
        if self._is_late:
            self._ask()
        else:
            self._refresh()

    def _refresh(self) -> None:
        """The cloud is of another step, or the run is over; while it trains, that goes before."""
        asked = self.asked
        if asked is None or asked.way == "column":
            return
        if not self._latent.session.run.is_active:
            self._ask_anew()
        elif asked.way in LIVE:
            self._pace.expect()
        elif self._latent.moment != self._moment:
            self._ask_anew()

    def _ask_anew(self) -> None:
        cloud = self._latent.cloud
        if self._request is None and cloud is not None and cloud.step != self._step:
            self._ask()

    def _take(self, value: Value) -> None:
        if isinstance(value, Colours) and value.asked == self.asked:
            self._pace.end()
            self._found, self._request = value, None
            self._show_progress(None)
            self._colour()
            self._refresh()

    def _take_refusal(self, sentence: str) -> None:
        self._request = None
        self._show_progress(None)
        self.choice.setCurrentIndex(0)
        self._dress(None)
        self._latent.session.run.refused.emit(sentence)

    def _show_progress(self, part: float | None) -> None:
        self.progress.setText("" if part is None else f"{part:.0%}")
        self.progress.setVisible(part is not None)  # where it is empty its room is for others

    def _colour(self) -> None:
        """Colour the samples by what was found, in the theme of now."""
        found = self._found
        if found is not None:
            self._dress(colouring_of(found, is_dark=self._appearance.theme.is_dark))

    def _dress(self, colouring: Colouring | None) -> None:
        self._cloud.set_look(replace(self._cloud.look, colouring=colouring))


def colouring_of(found: Colours, *, is_dark: bool) -> Colouring:
    """The colours of the values that the engine found."""
    title, short = _title(found.asked), _short(found.asked)
    note = tr("of {known:,} samples", known=found.known) if found.known else ""
    values = found.values
    if found.kinds:
        keys = np.where(np.isfinite(values), values, -1).astype(np.int64)
        return by_kind(keys, tuple(map(str, range(found.kinds)))).entitled(title, note, short)
    return by_number(values.astype(np.float32), is_dark=is_dark).entitled(title, note, short)


def _parts(ways: ColourWays) -> list[tuple[str, slice]]:
    """The splits that have rows, where there are several."""
    found = [
        (tr(SPLITS[name]), slice(*span)) for name, span in ways.splits.items() if span[1] > span[0]
    ]
    return found if len(found) > 1 else []


def _offered(ways: ColourWays) -> list[tuple[str, ColourBy]]:
    is_there = {"loss": ways.has_loss, "error": ways.has_error, "density": ways.has_density}
    columns = [(name, ColourBy("column", name)) for name in ways.columns]
    made: list[ColourBy] = [
        ColourBy("loss"),
        ColourBy("error"),
        ColourBy("density"),
        ColourBy("k-means"),
        ColourBy("HDBSCAN"),
    ]
    return columns + [(_short(by), by) for by in made if is_there.get(by.way, True)]


def _title(asked: ColourBy) -> str:
    """What stands over a line of the choice, and at the legend."""
    return asked.column or tr(WAYS[asked.way][1])


def _short(asked: ColourBy) -> str:
    """What stands on a line of the choice, and before the value of one sample."""
    return asked.column or tr(WAYS[asked.way][0])
