"""A watched latent space of a run: its cloud, and what the decoder makes of a point."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from engine.document.values import End
from engine.latent.projection import PLANE, Projection, projection_of
from engine.latent.sight import Sight
from engine.observations.records import Cloud, Decoded, Floats
from engine.program.views import decoder_output, view
from engine.program.write import Program
from engine.training.run import Run


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
    """A latent port of a run: where all samples lie, and what the decoder makes of a point."""

    def __init__(self, run: Run, end: End) -> None:
        super().__init__(run, end)
        self._output = decoder_output(run.program, end)
        if self._output:
            self._decoder = view(run.program, "decode", self._output, (end,))
            self._decode = run.loaded.add(self._decoder)
        self.projection: Projection | None = None
        """The plane that was shown last; the next one turns as little as it can from it."""
        self._points: Floats = np.zeros((0, PLANE), np.float32)

    def cloud(self, name: str) -> Cloud:
        """Where all samples of the data lie now; `name` is the run's."""
        projection = self.look()
        return Cloud(
            name,
            self.end.node,
            self.end.port,
            self.run.steps,
            self._points,
            self._labels,
            self._classes,
            projection.dimensions,
        )

    def look(self) -> Projection:
        """Encode all samples with the weights of now, and lay them in the plane."""
        codes = self._values()
        self.projection = projection_of(codes, self.projection)
        self._points = self.projection.to_plane(codes)
        return self.projection

    def decode(self, name: str, request: int, point: tuple[float, float]) -> Decoded | None:
        """What the decoder makes of a point of the plane; None where there is no decoder."""
        if self._output is None:
            return None
        projection = self.projection or self.look()
        code = torch.from_numpy(projection.to_space(point)[None]).to(self.run.device)
        arguments = [
            code if end == self.end else self._of_nearest(end, point)
            for end in self._decoder.part.arguments
        ]
        values = self._called(self._decode, arguments)[0].detach().float().cpu().numpy()
        meaning = self.run.program.plan.scope.type(self._output).meaning
        head = self._output.node
        return Decoded(name, self.end.node, request, point, values, meaning, head)

    def _of_nearest(self, end: End, point: tuple[float, float]) -> Tensor:
        """What a decoder needs beside the code, as the sample nearest to the point has it."""
        gaps = ((self._points - np.array(point)) ** 2).sum(axis=1)
        column = self._inputs[end] if end in self._inputs else self._source(end, len(gaps))
        row = int(gaps.argmin()) % len(column)
        return column[row : row + 1]
