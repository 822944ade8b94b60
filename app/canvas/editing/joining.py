"""Which frames dragged nodes would join, and which they would leave.

A node joins the frame into which it is dragged: its middle comes to lie in the area of the members
that rest there. It leaves its frame once it is clear of all that the frame covered at first, or
when it joins another one beside it. A frame whose members are all dragged goes along with them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from app.canvas.drawing.faces import LEAST_HEIGHT, WIDTH
from app.canvas.drawing.frame_item import area_of
from app.canvas.drawing.scene import GraphScene
from app.canvas.steps.step import Place, Step
from app.words import tr
from engine.document.framing import join_frame, put_frame
from engine.document.values import Frame, Graph

Places = Mapping[str, QRectF]
"""Where nodes stand, by their ids, in scene pixels."""


@dataclass(frozen=True)
class Site:
    """A frame as a drag finds it.

    whole: what it covers with all its members. resting: what it covers with those that stay.
    """

    frame: Frame
    whole: QRectF
    resting: QRectF


class Joining:
    """Follows nodes that are dragged over a scene, and shows frames as they would be."""

    def __init__(self, scene: GraphScene, graph: Graph, nodes: Collection[str]) -> None:
        self._scene = scene
        self._starts = {name: scene.rect_of(name) for name in nodes}
        sites = (self._site(frame) for frame in graph.frames)
        self._sites = [site for site in sites if site]
        self._members: Mapping[str, tuple[str, ...]] = {}

    def follow(self, by: Place) -> None:
        """Show the frames for nodes so many scene pixels from where they began."""
        if self._sites:
            places = {name: rect.translated(*by) for name, rect in self._starts.items()}
            self._members = members_after(self._sites, self._starts, places)
            self._scene.words.show_meant(self._members)

    def clear(self) -> None:
        """Show the frames as the document has them again."""
        self._scene.words.show_meant({})

    def joined(self, step: Step) -> Step:
        """A step that moved the nodes, with what became of the frames."""
        graph, name = step.graph, step.name
        frames = [site.frame for site in self._sites if site.frame.id in self._members]
        for frame in frames:
            graph = put_frame(graph, replace(frame, members=self._members[frame.id]))
        taken_up = [frame for frame in frames if set(self._members[frame.id]) - set(frame.members)]
        if taken_up:
            name = tr("{step} into {title}", step=name, title=taken_up[0].title)
        elif frames:
            name = tr("{step} out of {title}", step=name, title=frames[0].title)
        return step._replace(name=name, graph=graph)

    def _site(self, frame: Frame) -> Site | None:
        """How a drag finds a frame; None for one that is dragged as a whole, or is empty."""
        items = self._scene.nodes
        rects = {name: items[name].rect for name in frame.members if name in items}
        resting = area_of(rect for name, rect in rects.items() if name not in self._starts)
        return None if resting.isEmpty() else Site(frame, area_of(rects.values()), resting)


def framed(scene: GraphScene, step: Step) -> Step:
    """A step that placed a node, in the frame in whose area it stands."""
    frame = frame_at(scene, step.graph.nodes[step.nodes[0]].place)
    return step._replace(graph=join_frame(step.graph, frame, step.nodes)) if frame else step


def frame_at(scene: GraphScene, corner: Place) -> str:
    """The smallest frame that a new node there would be in; empty for none."""
    middle = QRectF(*corner, WIDTH, LEAST_HEIGHT).center()
    areas = {name: frame.area_item.rect for name, frame in scene.words.frames.items()}
    widths = {name: area.width() for name, area in areas.items() if area.contains(middle)}
    return min(widths, key=widths.__getitem__, default="")


def members_after(
    sites: Sequence[Site], starts: Places, places: Places
) -> dict[str, tuple[str, ...]]:
    """The members of the frames that have others once nodes stand elsewhere, by their ids.

    starts: where the nodes stood at first. places: where they stand now.
    """
    into = {node: _entered(sites, node, starts[node], place) for node, place in places.items()}
    found = {}
    for site in sites:
        frame = site.frame
        gone = {node for node in frame.members if node in places}
        gone = {node for node in gone if _is_out(site, places[node], is_moving_on=bool(into[node]))}
        new = [node for node in places if into[node] == frame.id]
        if gone or new:
            kept = (node for node in frame.members if node not in gone)
            found[frame.id] = (*kept, *new)
    return found


def _entered(sites: Sequence[Site], node: str, start: QRectF, place: QRectF) -> str:
    """The id of the smallest frame that a node came into; empty for none."""
    entered = [
        site
        for site in sites
        if site.resting.contains(place.center())
        and not site.resting.contains(start.center())
        and node not in site.frame.members
    ]
    sizes = {site.frame.id: site.resting.width() * site.resting.height() for site in entered}
    return min(sizes, key=sizes.__getitem__, default="")


def _is_out(site: Site, place: QRectF, *, is_moving_on: bool) -> bool:
    """Whether a member is out of its frame."""
    if is_moving_on and not site.resting.contains(place.center()):
        return True
    return not site.whole.intersects(place)
