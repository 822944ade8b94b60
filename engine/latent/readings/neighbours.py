"""From a place in a latent space, or from a sample of one's own, to the samples that lie near."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor, nn

from engine.document.values import End
from engine.language import shape_words
from engine.latent.readings.describing import inputs_of, meaning_of
from engine.latent.readings.rarity import squared_errors
from engine.latent.readings.rows_of_data import as_array, column, encoded, sample_end
from engine.latent.readings.sample_losses import comes_back
from engine.latent.space import Space
from engine.program.views import view
from engine.questions.question import Unanswerable
from engine.questions.samples import FindNearest, Nearest, PlaceValues
from engine.questions.spots import OfRow

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Doubles = NDArray[np.float64]

PICTURE, COLOURED = 2, 3
"""How many axes a picture in a file has."""
COLOURS = 3


def nearest(space: Space, asked: FindNearest) -> Nearest:
    """The samples around a spot. Raises Unanswerable."""
    (code,) = space.codes_of((asked.spot,))
    distances = _distances(space, code)
    if not isinstance(asked.spot, OfRow):
        none = inputs_of(space, np.empty(0, np.int64))
        return _around(space, code, _first(distances, asked.count), none)
    row = np.array([asked.spot.row])
    distances[row] = np.inf
    return _around(space, code, _first(distances, asked.count), inputs_of(space, row), row)


def placed(space: Space, asked: PlaceValues) -> Nearest:
    """Where values from a file lie, and the samples around. Raises Unanswerable."""
    values = _as_sample(space, asked.values)
    code = _encode(space, values)
    near = _first(_distances(space, code), asked.count)
    return _around(space, code, near, as_array(values))


def _distances(space: Space, code: Floats) -> Doubles:
    """(rows,) how far each sample is from a code."""
    apart = space.codes().astype(np.float64) - code
    return np.asarray(np.sqrt(np.square(apart).sum(axis=1)))


def _first(distances: Doubles, count: int) -> tuple[NDArray[np.int64], Doubles]:
    """The nearest rows and their distances; those that are nowhere are left out."""
    most = min(count, int(np.isfinite(distances).sum()))
    rows = np.argsort(distances, kind="stable")[:most]
    return rows, distances[rows]


def _around(
    space: Space,
    code: Floats,
    near: tuple[NDArray[np.int64], Doubles],
    values: Floats,
    row: NDArray[np.int64] | None = None,
) -> Nearest:
    point = space.shown().to_plane(code[None])[0]
    error = math.nan
    if len(values) and comes_back(space):
        error = float(squared_errors(values, space.decode(code[None], row))[0])
    return Nearest(code, point, *near, inputs_of(space, near[0]), meaning_of(space), values, error)


def _encode(space: Space, values: Tensor) -> Floats:
    """(dimensions,) the code of one sample, (1, ...)."""
    taken = sample_end(space)
    beside = [end for end in encoded(space) if end != taken and end.node in space.run.rows]
    if beside:
        raise Unanswerable(
            f"The code also depends on {beside[0].port}, which a file does not say; choose a "
            "sample of the data."
        )
    encoder = view(space.run.program, "encode", space.end)
    first = np.zeros(1, np.int64)
    given = [
        values if end == taken else column(space, end, first) for end in encoder.part.arguments
    ]
    with torch.no_grad():
        codes = as_array(space.run.loaded.add(encoder)(space.network, *given))
    return np.asarray(codes[0])


def _as_sample(space: Space, values: Floats) -> Tensor:
    """(1, ...) the values of a file in the shape of a sample, on its device."""
    run, end = space.run, sample_end(space)
    found = run.program.plan.scope.type(end)
    if found.kind == "category":
        raise Unanswerable(f"A sample is a category of {end.port}; a file has no place here.")
    if not np.isfinite(values).all():
        raise Unanswerable("The file holds what is no number; give a number in every place.")
    given = torch.from_numpy(np.ascontiguousarray(values, np.float32))
    if values.size == math.prod(found.shape) and values.ndim == 1:
        sample = given.reshape(1, *found.shape)
    else:
        sample = _in_range(space, end, _resampled(given, found.shape, end))
    return sample.to(run.device)


def _resampled(given: Tensor, shape: tuple[int, ...], end: End) -> Tensor:
    """A picture, (height, width) or (height, width, 3), as the (1, ...) pixels of a sample."""
    is_picture = len(shape) == PICTURE or (len(shape) == COLOURED and shape[0] in (1, COLOURS))
    if given.ndim < PICTURE or not is_picture:
        received = f"{given.numel():,} numbers" if given.ndim == 1 else "a picture"
        expected = f"a sample of {end.port}, {shape_words(shape)}"
        raise Unanswerable(f"Expected {expected}, received {received}; choose another file.")
    pixels = given[None] if given.ndim == PICTURE else given.movedim(-1, 0)
    if shape[:-2] != (COLOURS,):
        pixels = pixels.mean(0, keepdim=True)
    pixels = pixels.expand(shape[0] if len(shape) == COLOURED else 1, -1, -1)
    fitted = nn.functional.interpolate(pixels[None], shape[-2:], mode="area")
    return fitted.reshape(1, *shape)


def _in_range(space: Space, end: End, pixels: Tensor) -> Tensor:
    """Pixels from 0 to 1 as the data have them: from their lowest value to their highest."""
    if space.run.program.plan.scope.type(end).meaning == "unit":
        return pixels
    every = column(space, end, np.arange(len(space.labels)))
    low, high = every.min().cpu(), every.max().cpu()
    return low + pixels * (high - low)
