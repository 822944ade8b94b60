"""A latent space as it was at a moment of the film."""

from __future__ import annotations

import copy
from dataclasses import replace

from engine.latent.projections.alignment import turned
from engine.latent.projections.lens import Lens
from engine.latent.projections.projection import Projection
from engine.latent.projections.variance import collapsed, share_of, variances
from engine.latent.space import Space
from engine.observations.records import Floats
from engine.questions.film import ListMoments, Moment, Moments, SeeMoment
from engine.questions.projecting import PRINCIPAL, Axes, View
from engine.questions.question import Unanswerable
from engine.training.film import Frame

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


def moment(space: Space, asked: SeeMoment, past: Past | None = None) -> Moment:
    """Where samples lay at a moment, in its principal plane or on the axes that a person chose;
    the latter take weights, and what they give stays at hand in `past`. Raises Unanswerable.
    """
    frame, place = _frame(space, asked.step), (space.end.node, space.end.port)
    rows = space.film.rows[place].numpy()
    if isinstance(space.lens.how, Axes) and frame.weights:
        seen = (past or Past()).at(space, frame.step).lens.seen
        assert seen is not None  # noqa: S101 - it was just looked at
        points, view = seen.points[rows], seen.view
    else:
        _, points = _turned(space, frame)
        spread = frame.scenes[place].spread.numpy()
        share = share_of(float(variances(points).sum()), spread)
        view = View(PRINCIPAL, share, spread, collapsed(spread), frame.step)
    return Moment(frame.step, frame.epoch, points, space.labels[rows], rows, view)


class Past:
    """Latent spaces at moments of the film. The one that was asked of last is kept at hand."""

    def __init__(self) -> None:
        self._last: tuple[tuple[object, ...], Space] | None = None

    def at(self, space: Space, step: int | None) -> Space:
        """A space with the weights of a moment; as it is where `step` is None. Raises
        Unanswerable.
        """
        if step is None:
            return space
        key = space.run, space.end, space.lens.how, step
        last = self._last
        if last is None or last[0] != key:
            last = self._last = key, _then(space, _frame(space, step))
        return last[1]


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
    then.moment, then.lens = frame, Lens()
    how = space.lens.how
    if isinstance(how, Axes):
        then.lens.turn_to(how)
        then.lens.look(then.codes(), frame.step)
    else:
        then.lens.pin(_turned(space, frame)[0], then.codes(), frame.step)
    return then


def _turned(space: Space, frame: Frame) -> tuple[Projection, Floats]:
    """The plane of a moment and the points on it, turned the way that the space is shown.

    From frame to frame planes follow each other, so all are turned as the last of them is.
    """
    place = space.end.node, space.end.port
    scene, last = frame.scenes[place], space.film.frames[-1].scenes.get(place)
    plane = Projection(scene.centre.numpy(), scene.axes.numpy())
    shown, points = space.projection, scene.points.numpy()
    if shown is None or last is None or space.lens.how != PRINCIPAL:
        return plane, points
    axes = last.axes.numpy()
    turn = turned(axes, shown.axes) @ axes.T
    return replace(plane, axes=turn @ plane.axes), points @ turn.T
