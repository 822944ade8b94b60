"""Samples are selected, sorted, kept, found again after the next training, and scored.

`python -m tests.journeys.find_samples [DIR]`. With a folder, pictures are kept there.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import numpy as np
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from app.latent_view.controls.colour_choice import ColourChoice
from app.latent_view.instrument import Instrument
from app.latent_view.instrument_parts import PANELS, TOOLS
from app.latent_view.panels.anomalies import AnomaliesPanel
from app.latent_view.panels.neighbours import NeighboursPanel
from app.latent_view.panels.samples import SamplesPanel
from app.latent_view.space.kept_columns import KeptColumns
from app.widgets.tones import image, tones
from engine.document.edits import with_settings
from engine.document.files import read_document, write_document
from engine.examples import example_paths
from tests.journeys.person import LEFT, Person, at_the_window

P = TypeVar("P", bound=QWidget)
SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
EPOCHS = 12


def main(pictures: Path | None) -> None:
    """Go the whole way; an AssertionError says what was not as it should be."""
    with tempfile.TemporaryDirectory() as folder, at_the_window(file=copied(Path(folder))) as one:
        Journey(one, Path(folder), pictures).go()


def copied(folder: Path) -> Path:
    """The example in a file of its own, whose runs then lie beside it."""
    document = read_document(example_paths()["digits-autoencoder"])
    path = folder / "Mine.loom"
    write_document(with_settings(document, replace(document.settings, epochs=EPOCHS)), path)
    return path


class Journey:
    """The steps of the way. pictures: the folder in which the window is kept after each."""

    def __init__(self, person: Person, folder: Path, pictures: Path | None) -> None:
        self.person, self.folder, self.pictures = person, folder, pictures
        self.window, self.latent = person.window, person.window.workspace.latent

    def go(self) -> None:
        """All of it."""
        self.train()
        self.person.keys("F9")
        for step in (self.select, self.sort, self.keep, self.come_back, self.drop, self.score):
            step()
            if self.pictures:
                self.person.picture(self.pictures / f"{step.__name__}.png")

    @property
    def page(self) -> Instrument:
        """The page of the latent space."""
        page = self.window.workspace.instrument
        assert page is not None
        return page

    def train(self) -> None:
        """One click, and it learns to the end."""
        run = self.window.session.run
        before = run.expected
        self.person.click(self.window.top_bar.train)
        self.person.wait_until("a run", lambda: run.expected != before and run.end is None)
        self.person.wait_until("its end", lambda: run.end is not None and run.cloud is not None)

    def select(self) -> None:
        """A rectangle chooses what lies in it, Shift and a click in the legend a class too."""
        panel, cloud = self.panel(SamplesPanel, "Samples"), self.page.cloud
        tool = next(place for place, part in enumerate(TOOLS) if "rectangle" in part.title)
        self.person.click(self.page.tools.button(tool))
        middle = cloud.rect().center()
        self.person.drag(cloud, middle - QPoint(90, 70), middle + QPoint(90, 70))
        boxed = len(self.latent.selection)
        assert 10 < boxed < 1_500, boxed
        QTest.mouseClick(self.page.legend.keys[3], LEFT, SHIFT)
        assert self.latent.cloud is not None
        threes = np.flatnonzero(self.latent.cloud.labels == 3)
        assert len(self.latent.selection) > boxed
        assert np.isin(threes, self.latent.selection).all()
        self.wait_for_samples(panel)

    def wait_for_samples(self, panel: SamplesPanel) -> None:
        """Until the chosen samples are described."""
        count = len(self.latent.selection)
        self.person.wait_until("the samples", lambda: panel.model.rowCount() == count)
        assert len(panel.sheet.film.values) == min(count, 400)

    def sort(self) -> None:
        """The highest loss comes first, in the table and on the sheet; a click points at it."""
        panel = self.panel(SamplesPanel, "Samples")
        self.person.click(panel.views.button(1))
        header = panel.table.horizontalHeader()
        title = panel.model.titles.index("Loss")
        place = QPoint(header.sectionViewportPosition(title) + 12, header.height() // 2)
        for _ in range(2):
            self.person.click(header.viewport(), place)
        assert panel.order.currentText() == "Loss, highest first"
        described = panel.model.described
        assert described is not None
        assert panel.model.sample(0) == described.rows[np.argmax(described.losses)]
        self.person.click(panel.views.button(0))
        self.person.click(panel.sheet, panel.sheet.area(0).center().toPoint())
        assert self.latent.cloud is not None
        point = self.latent.cloud.points[panel.model.sample(0)]
        assert self.latent.marker == QPointF(*point.tolist())

    def keep(self) -> None:
        """The selection gets a name, and colours the cloud."""
        panel = self.panel(SamplesPanel, "Samples")
        QTest.keyClicks(panel.keeping.name, "threes and more")
        self.person.click(panel.keeping.button)
        assert (self.folder / "Mine.runs" / "columns.json").is_file()
        choice = self.page.findChildren(ColourChoice)[0].choice
        pick(choice, "Column: threes and more")
        colouring = self.page.cloud.look.colouring
        assert colouring is not None
        assert colouring.keys.sum() == len(self.latent.selection)

    def come_back(self) -> None:
        """After another training the column colours the cloud, and chooses the same samples."""
        before = self.latent.selection
        self.train()
        kept = KeptColumns.of(self.latent)
        self.person.wait_until("the column", lambda: bool(kept.columns))
        self.person.wait_until("its colours", lambda: self.page.cloud.look.colouring is not None)
        assert len(self.latent.selection) == 0
        panel = self.panel(SamplesPanel, "Samples")
        panel.menu.aboutToShow.emit()
        words = f"threes and more ({len(before):,})"
        next(each for each in panel.menu.actions() if each.text() == words).trigger()
        assert np.array_equal(self.latent.selection, before)
        self.wait_for_samples(panel)

    def drop(self) -> None:
        """A picture of one of the samples lies where that sample lies."""
        described = self.panel(SamplesPanel, "Samples").model.described
        assert described is not None
        row, pixels = int(described.rows[0]), described.inputs[0]
        seen: QImage = image(tones(pixels, "unit", True))
        path = self.folder / "digit.png"
        assert seen.save(str(path))
        panel = self.panel(NeighboursPanel, "Neighbours")
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        copy, place = Qt.DropAction.CopyAction, panel.dropping.rect().center()
        QApplication.sendEvent(panel.dropping, QDragEnterEvent(place, copy, mime, LEFT, NONE))
        QApplication.sendEvent(panel.dropping, QDropEvent(place.toPointF(), copy, mime, LEFT, NONE))
        self.person.wait_until("its place", lambda: panel.title.text() == "digit.png")
        self.person.wait_until("its neighbours", lambda: len(panel.sheet.film.values) == 12)
        self.person.click(panel.sheet, panel.sheet.area(0).center().toPoint())
        assert self.latent.selection.tolist() == [row]
        self.person.wait_until("the sample", lambda: panel.title.text() == f"Sample {row:,}")

    def score(self) -> None:
        """A threshold is set by hand; what lies above is selected, and judged by the labels."""
        panel = self.panel(AnomaliesPanel, "Anomalies")
        self.person.wait_until("scores", panel.slider.isVisible)
        slider = panel.slider
        middle = round(slider.track().center().y())
        self.person.drag(
            slider,
            QPoint(round(slider.place_of(slider.value)), middle),
            QPoint(round(slider.track().center().x()), middle),
        )
        self.person.click(panel.select)
        assert 0 < len(self.latent.selection) < 1_797
        pick(panel.truth, "Anomalies in truth: class 8")
        by_error = panel.area.text()
        assert by_error.startswith("AUROC 0.")
        pick(panel.ways, "Score by density of the codes")
        self.person.wait_until(
            "the density", lambda: panel.area.isVisible() and panel.area.text() != by_error
        )

    def panel(self, kind: type[P], title: str) -> P:
        """A panel of the page, brought to the front by its button."""
        place = next(place for place, part in enumerate(PANELS) if part.title == title)
        self.person.click(self.page.chooser.button(place))
        found = self.page.panels.currentWidget()
        assert isinstance(found, kind)
        return found


def pick(box: QComboBox, words: str) -> None:
    """Go to a line with the arrow keys."""
    place = box.findText(words)
    assert place >= 0, words
    key = Qt.Key.Key_Down if place > box.currentIndex() else Qt.Key.Key_Up
    for _ in range(abs(place - box.currentIndex())):
        QTest.keyClick(box, key)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
