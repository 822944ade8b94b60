"""Asking all over the part of the plane that is seen: coarsely at once, more finely as it rests."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.latent_view.cloud.window import Size, Window
from app.latent_view.space.asking import Asker
from app.latent_view.space.latent import Latent
from app.widgets.delay import delayed
from engine.questions.field import Area

if TYPE_CHECKING:
    from engine.questions.question import Question, Value

REST_MS = 120
"""A view that has not moved for so long is asked about."""
FOLLOW_MS = 500
"""While the cloud moves, what lies under it is renewed so often at most."""
COARSE = 2
"""So many levels are asked for while the cloud moves."""
MOST_NUMBERS = 1_000_000
"""An answer holds about so many numbers at most: it has to come across at once."""


def area_seen(window: Window, size: Size, cells: int) -> Area:
    """The cells that cover what is seen in a picture of `size`, so many along its shorter side."""
    side = window.span / cells
    columns, rows = (math.ceil(part / min(size) * cells - 1e-6) for part in size)
    return Area(window.x - columns * side / 2, window.y + rows * side / 2, side, rows, columns)


class Refining(QObject):
    """Asks about finer and finer cells, one question at a time.

    question: what is asked of an area; take: is given the answer, and says how many numbers
    it has for each cell. levels: how many cells lie along the shorter side, at first and later.
    """

    refused = Signal(str)
    """There is no answer: why, in a sentence."""

    def __init__(
        self,
        latent: Latent,
        question: Callable[[Area], Question],
        take: Callable[[Value], int],
        levels: Sequence[int],
    ) -> None:
        super().__init__(latent)
        self._latent, self._levels = latent, levels
        self._question, self._hand_on = question, take
        self.is_on = self._is_seen = False
        self._view: tuple[Window, Size] | None = None
        self._level = 0
        self._asked: tuple[Window, Size] | None = None
        self._next: int | None = None
        """The level that is asked for next, where an answer is waited for."""
        self._asker = Asker(latent, self._take, self._refuse)
        self._rest = delayed(self, REST_MS, self._begin)
        self._follow = delayed(self, FOLLOW_MS, self._renew)
        latent.cloud_changed.connect(self._on_cloud)

    def turn(self, *, is_on: bool) -> None:
        """Ask from now on, or no longer."""
        self.is_on = is_on
        self._forget()

    def notice(self, window: Window, size: Size) -> None:
        """This is what is seen now; called whenever it is painted."""
        self._is_seen = True
        if self.is_on and (window, size) != self._view:
            self._view = window, size
            self._rest.start()

    def _forget(self) -> None:
        self._asker.forget()
        self._view = self._next = None
        self._rest.stop()
        self._follow.stop()

    def _on_cloud(self) -> None:
        if self.is_on and self._view is not None and not self._follow.isActive():
            self._follow.start()

    def _begin(self) -> None:
        self._ask(0)

    def _renew(self) -> None:
        """The weights are others: what was asked of the same view is asked again.

        Where the cloud was not painted since, nobody looks: it is asked once somebody does.
        """
        if not self._is_seen:
            self._view = None
        elif not self._rest.isActive():
            self._is_seen = False
            self._ask(min(self._level, COARSE - 1) if self._asked == self._view else 0)

    def _ask(self, level: int) -> None:
        """Ask this; after the answer that is waited for, if there is one."""
        if self._view is None or self._latent.cloud is None:
            return
        self._next = level if self._asker.is_busy else None
        if self._next is None:
            self._asker.forget()
            self._level, self._asked = level, self._view
            area = area_seen(*self._view, self._levels[level])
            self._asker.want(self._question(area))

    def _take(self, value: Value) -> None:
        numbers = self._hand_on(value)
        self._go_on(self._finer(numbers) if self._view == self._asked else None)

    def _go_on(self, level: int | None = None) -> None:
        """Ask what was wanted meanwhile, or else so finely."""
        wanted = level if self._next is None else self._next
        if self.is_on and wanted is not None:
            self._ask(wanted)

    def _finer(self, numbers: int) -> int | None:
        """The next level; None where this is the finest."""
        level = self._level + 1
        if self._view is None or level >= (COARSE if self._is_moving else len(self._levels)):
            return None
        area = area_seen(*self._view, self._levels[level])
        return level if area.rows * area.columns * numbers <= MOST_NUMBERS else None

    @property
    def _is_moving(self) -> bool:
        """Whether the weights change, so that what is found holds for a moment only."""
        return self._latent.session.run.state == "training" and self._latent.moment is None

    def _refuse(self, sentence: str) -> None:
        self.refused.emit(sentence)
        self._go_on()
