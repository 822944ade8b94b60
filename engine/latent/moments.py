"""A latent space as it was at a moment of the film."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import numpy as np

from engine.latent.filming import turn
from engine.latent.projection import PLANE, Projection
from engine.latent.space import Space, Unanswerable
from engine.questions.film import ListMoments, Moment, Moments, SeeMoment
from engine.training.film import Frame

if TYPE_CHECKING:
    from numpy.typing import NDArray

GONE = "The film does not show this moment any more; choose another one."
NO_WEIGHTS = (
    "The weights of this moment were not kept, for the network has too many of them; go back to "
    "now to ask about a point."
)


def moments(space: Space, _: ListMoments) -> Moments:
    """Which moments are on the film of a space."""
    film, place = space.film, (space.end.node, space.end.port)
    frames = [frame for frame in film.frames if place in frame.scenes]
    return Moments(
        tuple(frame.step for frame in frames),
        tuple(frame.epoch for frame in frames),
        bool(frames) and all(frame.weights for frame in frames),
        film.note,
    )


def moment(space: Space, asked: SeeMoment) -> Moment:
    """Where samples lay at a moment. Raises Unanswerable."""
    place, frame = (space.end.node, space.end.port), _frame(space, asked.step)
    rows = space.film.rows[place].numpy()
    points = frame.scenes[place].points.numpy() * _turn(space)
    return Moment(frame.step, frame.epoch, points, space.labels[rows], rows)


class Past:
    """Latent spaces at moments of the film. The one that was asked of last is kept at hand."""

    def __init__(self) -> None:
        self._last: tuple[Space, int, Space] | None = None

    def at(self, space: Space, step: int | None) -> Space:
        """A space with the weights of a moment; as it is where `step` is None. Raises
        Unanswerable.
        """
        if step is None:
            return space
        last = self._last
        if last and last[1] == step and last[0].run is space.run and last[0].end == space.end:
            return last[2]
        found = _then(space, _frame(space, step))
        self._last = space, step, found
        return found


def _frame(space: Space, step: int) -> Frame:
    frame = space.film.at(step)
    if frame is None or (space.end.node, space.end.port) not in frame.scenes:
        raise Unanswerable(GONE)
    return frame


def _then(space: Space, frame: Frame) -> Space:
    if not frame.weights:
        raise Unanswerable(NO_WEIGHTS)
    network = copy.deepcopy(space.network)
    program = space.run.program
    network.load_state_dict(program.as_in_text(network.state_dict(), frame.weights))
    then = space.through(network)
    scene = frame.scenes[space.end.node, space.end.port]
    axes = scene.axes.numpy() * _turn(space)[:, None]
    then.projection = Projection(scene.centre.numpy(), axes)
    then.points = then.projection.to_plane(then.codes())
    then.moment = frame
    return then


def _turn(space: Space) -> NDArray[np.float32]:
    """(2,) 1 or -1: what turns the axes of the film the way that those of the space are shown.

    From frame to frame they follow each other, so all of them are turned as the last one is.
    """
    scene = space.film.frames[-1].scenes.get((space.end.node, space.end.port))
    if space.projection is None or scene is None:
        return np.ones(PLANE, np.float32)
    return turn(scene.axes.numpy(), space.projection.axes)
