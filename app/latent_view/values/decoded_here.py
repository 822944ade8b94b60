"""What is decoded at the marker of a latent space."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.latent_view.space.latent import Latent
from app.latent_view.space.neighbours import vote
from app.latent_view.space.watching import PLANE_DIMENSIONS
from app.latent_view.values.decoded_panel import DecodedPanel
from app.theme.tokens import Theme
from app.words import tr
from engine.observations.records import Cloud

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

ON_PLANE = "Decoded from a code that lies on the shown plane: what lies off this plane is left out."
OFF_PLANE = "The code is held as it was set or pointed at before: it lies off the shown plane."
BETWEEN = (
    "Decoded from a code between those of the samples that are nearest here: in this view a point "
    "has no code of its own."
)


class DecodedHere(DecodedPanel):
    """Follows the marker, and the cloud around it."""

    def __init__(self, latent: Latent, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._latent = latent
        latent.cloud_changed.connect(self._show_marker)
        latent.marker_changed.connect(self._show_marker)
        latent.decoded_changed.connect(self._show_answer)
        self._show_marker()
        self._show_answer()

    def _show_marker(self) -> None:
        latent = self._latent
        cloud, point = latent.cloud, latent.marker
        near = None
        if cloud is not None and point is not None:  # a point at 0, 0 counts as false
            near = vote(cloud.points, cloud.labels, point.toTuple())
        self.show_place(point if cloud else None, near)
        on_plane = tr(ON_PLANE) if latent.dimensions > PLANE_DIMENSIONS else ""
        self.setToolTip(on_plane if _is_plane(cloud) else tr(BETWEEN))
        if held := held_words(latent):
            self.hint.setText(held)
            self.setToolTip(tr(OFF_PLANE) if _is_plane(cloud) else tr(BETWEEN))

    def _show_answer(self) -> None:
        decoded, graph = self._latent.decoded, self._latent.session.run.graph
        head = graph.nodes.get(decoded.head) if decoded else None
        self.show_decoded(decoded, head.title if head else "")


def held_words(latent: Latent) -> str:
    """What is held beside the point: 'off the plane, told class 3'; empty for nothing."""
    cloud, words = latent.cloud, []
    if latent.held is not None and latent.dimensions > PLANE_DIMENSIONS and _is_plane(cloud):
        words.append(tr("off the plane"))
    if cloud and latent.told is not None and cloud.labels[latent.told] >= 0:
        words.append(tr("told class {label}", label=cloud.labels[latent.told]))
    return ", ".join(words)


def _is_plane(cloud: Cloud | None) -> bool:
    """Whether each point of the view stands for a code of its own."""
    return cloud is None or cloud.view is None or cloud.view.is_exact
