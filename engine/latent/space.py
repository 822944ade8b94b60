"""A watched latent space of a run: its cloud, and what the decoder makes of a point."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor

from engine.document.values import End, Graph
from engine.latent.projection import PLANE, Projection, projection_of
from engine.observations.records import Cloud, Decoded, Floats
from engine.program.views import View, decoder_output, view
from engine.program.write import Program
from engine.shapes.owners import role_of
from engine.training.noise import aside, noise
from engine.training.run import SPLITS, Run

NO_LABEL = -1


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


class Space:
    """A latent port of a run. Looking uses the second face of the network and changes nothing."""

    def __init__(self, run: Run, end: End) -> None:
        self.run, self.end = run, end
        self._encoder = view(run.program, "encode", end)
        self._encode = run.loaded.add(self._encoder)
        self._output = decoder_output(run.program, end)
        if self._output:
            self._decoder = view(run.program, "decode", self._output, (end,))
            self._decode = run.loaded.add(self._decoder)
        self.projection: Projection | None = None
        """The plane that was shown last; the next one turns as little as it can from it."""
        self._inputs = self._columns(self._encoder)
        self._labels, self._classes = self._label_column()
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
        arguments = [self._inputs[end] for end in self._encoder.part.arguments]
        codes = self._called(self._encode, arguments).detach().float().cpu().numpy()
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

    def _called(self, function: Callable[..., Tensor], arguments: list[Tensor]) -> Tensor:
        with torch.no_grad():
            return function(self.run.looking, *arguments).detach()

    def _columns(self, part: View) -> dict[End, Tensor]:
        """All rows of every source that the encoder takes, cut to the shortest."""
        ends = part.part.arguments
        counts = [len(self._source(end)) for end in ends if end.node in self.run.rows]
        count = min(counts, default=self.run.document.settings.batch_size)
        return {end: self._source(end, count)[:count] for end in ends}

    def _source(self, end: End, count: int = 0) -> Tensor:
        """All rows of a column of data; or `count` rows of noise, the same each time."""
        if end.node in self.run.rows:
            place = self.run.program.plan.scope.outputs(end.node).index(end)
            splits = self.run.rows[end.node]
            return torch.cat([splits[split][place] for split in SPLITS]).to(self.run.device)
        return noise(self.run, end, count, aside())

    def _label_column(self) -> tuple[np.ndarray, int]:
        """The first category column of the data that is encoded; -1 for all where there is none."""
        graph: Graph = self.run.document.graph
        scope = self.run.program.plan.scope
        count = len(next(iter(self._inputs.values())))
        data = [end.node for end in self._inputs if role_of(graph.nodes[end.node]) == "data"]
        for end in (end for node in data for end in scope.outputs(node)):
            found = scope.type(end)
            if found.kind == "category" and not found.shape:
                return self._source(end).cpu().numpy()[:count], found.classes
        return np.full(count, NO_LABEL, np.int64), 0
