"""The cloud of the latent space that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent

from app.latent_view.cloud.chosen_layer import ChosenLayer
from app.latent_view.cloud.cloud_widget import CloudWidget
from app.latent_view.cloud.hover_card import HoverCard
from app.latent_view.space.latent import Latent
from app.theme.tokens import Theme
from app.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

NO_SPACE = "Select a block and press W to see its values here, or add a Latent block."
BEFORE = "Press Train: the code of every sample appears here, coloured by its class."
WAITING = "The codes of the samples appear here in a moment."


class ShownCloud(CloudWidget):
    """Follows a Latent, which is watched while this is seen."""

    def __init__(self, latent: Latent, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._latent = latent
        self.hover_card = HoverCard(latent, self)
        latent.subject_changed.connect(self._show_hint)
        latent.cloud_changed.connect(self._show_cloud)
        latent.marker_changed.connect(self._show_marker)
        latent.session.run.progress_changed.connect(self._show_hint)
        latent.selection_changed.connect(self.update)
        self.point_chosen.connect(latent.point)
        self.add_layer(ChosenLayer(latent))
        self._show_cloud()
        self._show_marker()

    def showEvent(self, event: QShowEvent) -> None:
        """Clouds are wanted from now on."""
        super().showEvent(event)
        self._latent.watch(self, is_seen=True)

    def event(self, event: QEvent) -> bool:
        """What a tool is in the middle of is called off before the page is left."""
        if event.type() is QEvent.Type.ShortcutOverride and self.tool.is_busy:
            event.accept()
            return True
        return super().event(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks here: no clouds are wanted for this view."""
        super().hideEvent(event)
        self._latent.watch(self, is_seen=False)

    def _show_cloud(self) -> None:
        self.show_cloud(self._latent.cloud)
        self._show_hint()

    def _show_marker(self) -> None:
        self.set_marker(self._latent.marker)

    def _show_hint(self) -> None:
        self.show_hint(_hint(self._latent))


def _hint(latent: Latent) -> str:
    if latent.space is None:
        return tr(NO_SPACE)
    return tr(WAITING) if latent.session.run.is_active else tr(BEFORE)
