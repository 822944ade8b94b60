"""Which samples to choose, by what is known of all of them: a split, a class, a kept column."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QMenu, QWidget

from app.latent_view.space.kept_columns import KeptColumns
from app.latent_view.space.latent import Latent
from app.words import tr

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.int64]

SPLITS = {
    "training": "Samples of training",
    "validation": "Samples of validation",
    "test": "Samples of the test",
}
MOST_CLASSES = 40


class ChoosingMenu(QMenu):
    """Is made anew each time that it is opened."""

    def __init__(self, latent: Latent, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._latent, self._kept = latent, KeptColumns.of(latent)
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Offer what there is now."""
        self.clear()
        cloud = self._latent.cloud
        if cloud is None:
            self.addAction(tr("There are no samples yet")).setEnabled(False)
            return
        every = np.arange(len(cloud.points))
        self._offer(self, tr("All samples"), every)
        self._offer(self, tr("All others"), np.setdiff1d(every, self._latent.selection))
        self.addSeparator()
        splits = dict(self._kept.data.splits) if self._kept.data else {}
        for name in [name for name in SPLITS if name in splits]:
            self._offer(self, tr(SPLITS[name]), every[slice(*splits[name])])
        self._offer_classes(cloud.labels)
        self._offer_columns()

    def _offer(self, menu: QMenu, words: str, rows: Rows) -> None:
        action = menu.addAction(words, partial(self._latent.select, rows))
        action.setEnabled(len(rows) > 0)

    def _offer_classes(self, labels: Rows) -> None:
        found = np.unique(labels[labels >= 0])
        if not 0 < len(found) <= MOST_CLASSES:
            return
        menu = self.addMenu(tr("Class"))
        for label in found.tolist():
            self._offer(menu, tr("Class {label}", label=label), np.flatnonzero(labels == label))

    def _offer_columns(self) -> None:
        if not self._kept.columns:
            return
        self.addSeparator()
        for column in self._kept.columns:
            words = tr("{name} ({count})", name=column.name, count=f"{len(column.members):,}")
            self._offer(self, words, np.array(column.members, np.int64))
        menu = self.addMenu(tr("Delete a column"))
        for column in self._kept.columns:
            menu.addAction(column.name, partial(self._kept.remove, column.name))
