"""A latent space of a run: where all samples lie, and what the decoder makes of a code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from engine.document.values import End
from engine.latent.projections.embedding import Embedding
from engine.latent.projections.lens import Lens, Seen
from engine.latent.projections.projection import PLANE, Projection
from engine.latent.sight import Sight
from engine.observations.records import Cloud, Floats
from engine.program.views import decoder_output, view
from engine.program.write import Program
from engine.questions.question import Unanswerable
from engine.questions.spots import At, Beside, Code, OfRow, Plus, Spot
from engine.training.film import Film, Frame
from engine.training.run import Run

if TYPE_CHECKING:
    from numpy.typing import NDArray

NO_DECODER = "No head lies behind this block, so nothing can be decoded here; add one to the graph."


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
    """A latent port of a run. Rows of samples count through training, validation and test.

    output: to what it is decoded; that of the head nearest downstream where None.
    """

    def __init__(self, run: Run, end: End, output: End | None = None) -> None:
        super().__init__(run, end)
        self._output = output or decoder_output(run.program, end)
        if self._output:
            self._decoder = view(run.program, "decode", self._output, (end,))
            self._decode = run.loaded.add(self._decoder)
        self.lens = Lens()
        """How it is shown; the same for this space seen through a copy of the network."""
        self.film = Film()
        """Of the run, as far as it was filmed."""
        self.moment: Frame | None = None
        """Whose weights it is looked at with; None for those of now."""

    @property
    def projection(self) -> Projection | None:
        """The plane that it was shown on last; None where it was shown on none."""
        found = self.lens.projection
        return found if isinstance(found, Projection) else None

    @property
    def points(self) -> Floats:
        """(rows, 2) where all samples were shown last; none before that."""
        return self.lens.seen.points if self.lens.seen else np.zeros((0, PLANE), np.float32)

    @property
    def output(self) -> End:
        """The output of the decoder. Raises Unanswerable."""
        if self._output is None:
            raise Unanswerable(NO_DECODER)
        return self._output

    @property
    def is_noise(self) -> bool:
        """Whether the codes are noise that a block draws, and so are their own prior."""
        return self.run.program.plan.scope.block(self.end.node).role == "noise"

    @property
    def dimensions(self) -> int:
        """How many numbers a code has."""
        (size,) = self.run.program.plan.scope.type(self.end).shape
        return int(size)

    def cloud(self, name: str) -> Cloud:
        """Where all samples of the data lie now; `name` is the run's."""
        seen = self.see()
        return Cloud(
            name,
            self.end.node,
            self.end.port,
            self.step,
            seen.points,
            self.labels,
            self.classes,
            self.dimensions,
            seen.view,
        )

    def see(self) -> Seen:
        """Encode all samples with the weights of now, and lay them in the plane."""
        return self.lens.look(self.codes(), self.step)

    def look(self) -> Projection | Embedding:
        """Encode all samples with the weights of now; how they are shown."""
        return self.see().projection

    def shown(self) -> Projection | Embedding:
        """How it was shown last; that of now where it was not."""
        return self.lens.projection or self.look()

    def codes(self, rows: NDArray[np.int64] | None = None) -> Floats:
        """(rows, dimensions) of all samples or some, with the weights of now.

        Raises Unanswerable for samples that there are not.
        """
        if rows is not None:
            check_rows(rows, len(self.labels))
        return self._values(rows)

    def codes_of(self, spots: Sequence[Spot]) -> Floats:
        """(spots, dimensions). Raises Unanswerable for a sample or a code that is none of here."""
        places = [(spot.x, spot.y) for spot in spots if isinstance(spot, At)]
        if places and len(places) == len(spots):
            return self.shown().to_space(np.array(places, np.float32))
        return np.stack([self._code(spot) for spot in spots])

    def toward(self, output: End) -> Space:
        """The same space, looked at and shown as here, decoded to another output behind it."""
        other = Space(self.run, self.end, output).through(self.network, self.at_step)
        other.lens = self.lens
        return other

    def decode(self, codes: Floats, rows: NDArray[np.int64] | None = None) -> Floats:
        """(n, ...) what the decoder makes of codes (n, dimensions).

        rows: (n,) the samples whose values it takes where it needs more than the code; those that
        lie nearest where None. Raises Unanswerable.
        """
        if self._output is None:
            raise Unanswerable(NO_DECODER)
        given = torch.from_numpy(np.ascontiguousarray(codes)).to(self.run.device)
        if self.beside and rows is None:
            rows = self.nearest(codes)
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
                return np.asarray(self.codes(np.array([row]))[0])
            case Code(values):
                return self._whole(values)
            case Beside(x, y, code):
                projection, whole = self.shown(), self._whole(code)
                on_plane = projection.to_space(tuple(projection.to_plane(whole[None])[0].tolist()))
                return np.asarray(projection.to_space((x, y)) + whole - on_plane)
            case Plus(start, way):
                return np.asarray(self._code(start) + self._whole(way))

    def _whole(self, code: Floats) -> Floats:
        if code.shape != (self.dimensions,):
            raise Unanswerable(
                f"Expected a code of {self.dimensions:,} numbers, received {code.size:,}; give one "
                "number for each dimension."
            )
        return np.asarray(code, np.float32)

    @property
    def beside(self) -> tuple[End, ...]:
        """What the decoder needs beside the code."""
        if self._output is None:
            return ()
        return tuple(end for end in self._decoder.part.arguments if end != self.end)

    def condition(self) -> NDArray[np.int64] | None:
        """(rows,) the class that the decoder is told of each sample; None where it is told none."""
        scope = self.run.program.plan.scope
        kinds = ((end, scope.type(end)) for end in self.beside)
        found = next(
            (end for end, kind in kinds if kind.kind == "category" and not kind.shape), None
        )
        if found is None:
            return None
        column = self.source(found).cpu().numpy()
        return np.asarray(column[np.arange(len(self.labels)) % len(column)])

    def nearest(self, codes: Floats) -> NDArray[np.int64]:
        """(n,) the sample that lies nearest to each code, in the plane."""
        places = self.shown().to_plane(codes)
        if not len(self.points):
            self.look()
        gaps = (((self.points - place) ** 2).sum(axis=1) for place in places)
        return np.array([int(np.argmin(np.nan_to_num(gap, nan=np.inf))) for gap in gaps])

    def source(self, end: End) -> Tensor:
        """A source, for every sample; noise is the same each time."""
        return self._inputs[end] if end in self._inputs else self._source(end, len(self.labels))

    def _of_rows(self, end: End, rows: NDArray[np.int64] | None) -> Tensor:
        """A column beside the code, as some samples have it."""
        assert rows is not None  # noqa: S101 - chosen where anything lies beside the code
        check_rows(rows, len(self.labels))
        column = self.source(end)
        chosen = torch.from_numpy(rows % len(column)).to(self.run.device)
        return column[chosen]


def check_rows(rows: NDArray[np.int64], count: int) -> None:
    """Raises Unanswerable for samples that are none of so many."""
    last = count - 1
    if rows.size and not 0 <= rows.min() <= rows.max() <= last:
        received = ", ".join(f"{row:,}" for row in rows[(rows < 0) | (rows > last)][:3])
        raise Unanswerable(f"Expected samples from 0 to {last:,}, received {received}.")
