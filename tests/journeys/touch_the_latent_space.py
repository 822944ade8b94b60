"""A variational autoencoder is trained, and its latent space taken in the hand, by the mouse."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TypeVar

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.latent_view.controls.film_row import FilmRow
from app.latent_view.controls.under_choice import GRID_LEVELS, UnderChoice
from app.latent_view.instrument import Instrument
from app.latent_view.instrument_parts import PANELS, TOOLS
from app.latent_view.panels.arithmetic import ArithmeticPanel
from app.latent_view.panels.iterate import IteratePanel
from app.latent_view.panels.path import PathPanel
from app.latent_view.panels.samples import SamplesPanel
from engine.examples import example_paths
from engine.observations.records import Cloud
from tests.journeys.person import LEFT, Person, at_the_window

P = TypeVar("P", bound=QWidget)
EXAMPLE = "digits-vae"
CORNERS = ((-0.2, -0.15), (0.0, 0.05), (0.2, 0.15))
"""Of the path, from the middle of the cloud, in parts of its size."""


def main(pictures: Path | None) -> None:
    """Go the whole way; an AssertionError says what was not as it should be."""
    with at_the_window() as person:
        Journey(person, pictures).go()


class Journey:
    """The steps of the way. pictures: the folder in which the window is kept after each."""

    def __init__(self, person: Person, pictures: Path | None) -> None:
        self.person, self.pictures = person, pictures
        self.window, self.latent = person.window, person.window.workspace.latent

    def go(self) -> None:
        """All of it."""
        self.train()
        held = (self.point_and_drag, self.walk, self.select, self.add)
        for step in (*held, self.iterate, self.lay, self.go_back):
            step()
            self.keep(step.__name__)

    @property
    def page(self) -> Instrument:
        """The page of the latent space."""
        page = self.window.workspace.instrument
        assert page is not None
        return page

    def keep(self, name: str) -> None:
        """What the window looks like now."""
        if self.pictures:
            self.person.picture(self.pictures / f"{name}.png")

    def train(self) -> None:
        """Open the example, go to its latent space, and watch it being born."""
        person, run = self.person, self.window.session.run
        self.window.files.open_example(example_paths()[EXAMPLE])
        person.keys("F9")
        assert self.page.isVisible()
        person.click(self.window.top_bar.train)
        person.wait_until("a cloud that moves", lambda: is_moving(run.cloud))
        self.keep("born")
        person.wait_until("the end of the run", lambda: run.end is not None)
        person.wait_until("a decoded digit", lambda: self.latent.decoded is not None)

    def point_and_drag(self) -> None:
        """A click decodes a digit, a drag morphs it."""
        self.take_tool("Point and morph")
        first = self.decoded()
        middle = self.page.cloud.rect().center()
        self.person.click(self.page.cloud, middle + QPoint(60, -60))
        self.person.wait_until("another digit", lambda: not np.allclose(self.decoded(), first))
        second = self.decoded()
        self.person.drag(self.page.cloud, middle + QPoint(60, -60), middle + QPoint(-90, 40))
        self.person.wait_until(
            "a digit that morphs", lambda: not np.allclose(self.decoded(), second)
        )

    def walk(self) -> None:
        """Three clicks lay a path, and its film plays."""
        self.take_tool("Lay a path from point to point")
        panel = self.panel(PathPanel)
        for across, down in CORNERS:
            self.person.click(self.page.cloud, self.place(across, down))
        strip = panel.strip
        self.person.wait_until("the film of the path", lambda: len(strip.film.values) == 17)
        self.person.click(strip.play_button)
        self.person.wait_until("a later picture", lambda: strip.chosen > 3)
        self.person.click(strip.play_button)

    def select(self) -> None:
        """The lasso goes around samples, which are shown with their losses."""
        self.take_tool("Select by drawing around samples")
        self.show_panel("Samples")
        panel, cloud = self.panel(SamplesPanel), self.page.cloud
        ring = [
            self.place(0.16 * np.cos(turn), 0.16 * np.sin(turn)) for turn in np.arange(0, 6.3, 0.3)
        ]
        QTest.mousePress(cloud, LEFT, pos=ring[0])
        for place in ring[1:]:
            QTest.mouseMove(cloud, place, 5)
        QTest.mouseRelease(cloud, LEFT, pos=ring[-1])
        assert 10 < len(self.latent.selection) < 1000, len(self.latent.selection)
        self.person.wait_until("the samples", lambda: panel.model.rowCount() > 0)

    def add(self) -> None:
        """The way from all samples to a class is added to a sample."""
        self.show_panel("Sums")
        panel = self.panel(ArithmeticPanel)
        panel.plus.setFocus()
        before = panel.plus.currentText()
        QTest.keyClick(panel.plus, Qt.Key.Key_Down)
        assert panel.plus.currentText() != before
        self.person.wait_until("the sum", panel.take.isEnabled)
        held = self.decoded()
        self.person.click(panel.take)
        self.person.wait_until("the sum in the hand", lambda: not np.allclose(self.decoded(), held))

    def iterate(self) -> None:
        """What is decoded is encoded again and again; noise comes to fixed points."""
        self.show_panel("Iterate")
        panel = self.panel(IteratePanel)
        self.person.wait_until("the trail", lambda: len(panel.layer.points) > 1)
        self.person.click(panel.fixed.search)
        self.person.wait_until("the fixed points", lambda: panel.fixed.found is not None)
        held, grid = self.decoded(), panel.fixed.grid
        self.person.click(grid, grid.area(0).center().toPoint())
        self.person.wait_until("one in the hand", lambda: not np.allclose(self.decoded(), held))

    def lay(self) -> None:
        """The decoded grid lies under the points, and is finer after a while."""
        (under,) = self.page.findChildren(UnderChoice)
        self.person.click(under.grid)

        def rows() -> int:
            area = under.grid_layer.area
            return area.rows if area else 0

        self.person.wait_until("the finest grid", lambda: rows() == GRID_LEVELS[-1])

    def go_back(self) -> None:
        """The film begins again, with the decoder of then, and plays back to now."""
        (row,) = self.page.findChildren(FilmRow)
        cloud, held = self.latent.cloud, self.decoded()
        self.person.wait_until("the moments of the film", lambda: row.bar.count > 5)
        row.bar.slider.setFocus()
        QTest.keyClick(row.bar.slider, Qt.Key.Key_Home)
        self.person.wait_until("the first moment", lambda: self.latent.film.step == 0)
        self.person.wait_until("its cloud", lambda: self.latent.cloud is not cloud)
        self.person.wait_until("its decoder", lambda: not np.allclose(self.decoded(), held))
        self.person.click(row.bar.play_button)
        self.person.wait_until("a later moment", lambda: (self.latent.film.step or 0) > 0)
        self.person.click(row.bar.play_button)
        self.keep("film")
        QTest.keyClick(row.bar.slider, Qt.Key.Key_End)
        self.person.wait_until("now", lambda: self.latent.film.step is None)

    def take_tool(self, title: str) -> None:
        """Press the button of a tool."""
        place = [part.title for part in TOOLS].index(title)
        self.person.click(button_of(self.page.tools.button(place)))

    def show_panel(self, title: str) -> None:
        """Press the button of a panel."""
        place = [part.title for part in PANELS].index(title)
        self.person.click(button_of(self.page.chooser.button(place)))

    def panel(self, kind: type[P]) -> P:
        """The panel that is in front."""
        shown = self.page.panels.currentWidget()
        assert isinstance(shown, kind), shown
        return shown

    def decoded(self) -> np.ndarray:
        """What is decoded where the marker is."""
        assert self.latent.decoded is not None
        return self.latent.decoded.values

    def place(self, across: float, down: float) -> QPoint:
        """A place of the cloud, from its middle, in parts of its shorter side."""
        room = self.page.cloud.rect().toRectF()
        side = min(room.width(), room.height())
        return (room.center() + QPointF(across, down) * side).toPoint()


def is_moving(cloud: Cloud | None) -> bool:
    """Whether a cloud has left where it began."""
    return cloud is not None and cloud.step > 100


def button_of(button: QWidget | None) -> QWidget:
    """A button that is there."""
    assert button is not None
    return button


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
