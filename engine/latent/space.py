"""A latent space of a run: where all samples lie, and what the decoder makes of a code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from engine.document.values import End
from engine.latent.projection import PLANE, Projection, projection_of
from engine.latent.sight import Sight
from engine.observations.records import Cloud, Floats
from engine.program.views import decoder_output, view
from engine.program.write import Program
from engine.questions.spots import At, Code, OfRow, Spot
from engine.training.film import Film, Frame
from engine.training.run import Run

if TYPE_CHECKING:
    from numpy.typing import NDArray

NO_DECODER = "No head lies behind this block, so nothing can be decoded here; add one to the graph."


class Unanswerable(Exception):
    """A question that this space has no answer to; the text is a sentence for the person."""


def latent_ports(program: Program) -> tuple[End, ...]:
    """The latent spaces of a program: outputs of the family, and those that are watched."""
    scope = program.plan.scope
    return tuple(
        end
        for name in scope.order
        for end in scope.outputs(name)
        if scope.block(name).family == "latent" or end.port in scope.node(name).watched
        if len(scope.type(end).shape) == 1 and scope.type(end).kind != "category"
    )


class Space(Sight):
    """A latent port of a run. Rows of samples count through training, validation and test."""

    def __init__(self, run: Run, end: End) -> None:
        super().__init__(run, end)
        self._output = decoder_output(run.program, end)
        if self._output:
            self._decoder = view(run.program, "decode", self._output, (end,))
            self._decode = run.loaded.add(self._decoder)
        self.projection: Projection | None = None
        """The plane that was shown last; the next one turns as little as it can from it."""
        self.points: Floats = np.zeros((0, PLANE), np.float32)
        """(rows, 2) where all samples were shown last."""
        self.looked_at = -1
        """The step of the run at that time."""
        self.film = Film()
        """Of the run, as far as it was filmed."""
        self.moment: Frame | None = None
        """Whose weights it is looked at with; None for those of now."""

    @property
    def output(self) -> End:
        """The output of the decoder: that of the head nearest downstream. Raises Unanswerable."""
        if self._output is None:
            raise Unanswerable(NO_DECODER)
        return self._output

    @property
    def dimensions(self) -> int:
        """How many numbers a code has."""
        (size,) = self.run.program.plan.scope.type(self.end).shape
        return int(size)

    def cloud(self, name: str) -> Cloud:
        """Where all samples of the data lie now; `name` is the run's."""
        projection = self.look()
        return Cloud(
            name,
            self.end.node,
            self.end.port,
            self.run.steps,
            self.points,
            self.labels,
            self.classes,
            projection.dimensions,
        )

    def look(self) -> Projection:
        """Encode all samples with the weights of now, and lay them in the plane."""
        codes = self.codes()
        self.projection = projection_of(codes, self.projection)
        self.points = self.projection.to_plane(codes)
        self.looked_at = self.run.steps
        return self.projection

    def shown(self) -> Projection:
        """The plane that was shown last; that of now where none was."""
        return self.projection or self.look()

    def codes(self) -> Floats:
        """(rows, dimensions) of all samples, with the weights of now."""
        return self._values()

    def codes_of(self, spots: Sequence[Spot]) -> Floats:
        """(spots, dimensions). Raises Unanswerable for a sample or a code that is none of here."""
        return np.stack([self._code(spot) for spot in spots])

    def decode(self, codes: Floats, rows: NDArray[np.int64] | None = None) -> Floats:
        """(n, ...) what the decoder makes of codes (n, dimensions).

        rows: (n,) the samples whose values it takes where it needs more than the code; those that
        lie nearest where None. Raises Unanswerable.
        """
        if self._output is None:
            raise Unanswerable(NO_DECODER)
        given = torch.from_numpy(np.ascontiguousarray(codes)).to(self.run.device)
        beside = [end for end in self._decoder.part.arguments if end != self.end]
        if beside and rows is None:
            rows = self._nearest(codes)
        arguments = [
            given if end == self.end else self._of_rows(end, rows)
            for end in self._decoder.part.arguments
        ]
        return np.asarray(self._called(self._decode, arguments).float().cpu().numpy())

    def _code(self, spot: Spot) -> Floats:
        match spot:
            case At(x, y):
                return self.shown().to_space((x, y))
            case OfRow(row):
                self._check_rows(np.array([row]))
                return np.asarray(self._values(np.array([row]))[0])
            case Code(values):
                if values.shape != (self.dimensions,):
                    raise Unanswerable(
                        f"Expected a code of {self.dimensions:,} numbers, received "
                        f"{values.size:,}; give one number for each dimension."
                    )
                return np.asarray(values, np.float32)

    def _check_rows(self, rows: NDArray[np.int64]) -> None:
        last = len(self.labels) - 1
        if rows.size and not 0 <= rows.min() <= rows.max() <= last:
            received = ", ".join(f"{row:,}" for row in rows[(rows < 0) | (rows > last)][:3])
            raise Unanswerable(f"Expected samples from 0 to {last:,}, received {received}.")

    def _nearest(self, codes: Floats) -> NDArray[np.int64]:
        """The sample that lies nearest to each code, in the plane."""
        places = self.shown().to_plane(codes)
        gaps = ((self.points[None] - places[:, None]) ** 2).sum(axis=2)
        return np.asarray(gaps.argmin(axis=1))

    def _of_rows(self, end: End, rows: NDArray[np.int64] | None) -> Tensor:
        """A column beside the code, as some samples have it."""
        assert rows is not None  # noqa: S101 - chosen where anything lies beside the code
        self._check_rows(rows)
        column = self._inputs[end] if end in self._inputs else self._source(end, len(self.labels))
        chosen = torch.from_numpy(rows % len(column)).to(self.run.device)
        return column[chosen]
