"""Trained examples: each is trained once for its seed and changes, however many figures ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import torch

from engine.document import edits
from engine.document.files import read_document
from engine.document.values import Document, End, KeptWeights, Node
from engine.examples import example_paths
from engine.observations.records import Record, Validated
from engine.overrides import with_overrides
from engine.program.views import view
from engine.training.device import choose_device
from engine.training.earlier import earlier_weights, kept_weights
from engine.training.folder import RunFolder
from engine.training.loop import Loop
from engine.training.run import Run, Split

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Trained:
    """A run that has ended, with what was told of it.

    Nodes are named by their titles, outputs as 'Title.port', or 'Title' where there is only one.
    """

    run: Run
    told: tuple[Validated, ...]

    def test(self, title: str) -> float:
        """A loss or measure on the test rows, after training. Raises KeyError for another node."""
        return self._latest("test")[self.node(title).id]

    def validation(self, title: str) -> float:
        """The same on the validation rows after the last epoch."""
        return self._latest("validation")[self.node(title).id]

    def training(self, title: str) -> float:
        """The same on the training rows, in evaluation mode."""
        return self._training[self.node(title).id]

    def output(self, name: str, split: Split = "test") -> NDArray[Any]:
        """An output for all rows of a split, in evaluation mode: (rows, ...)."""
        return self._looked(name, lambda end: self._rows(end, split))

    def answer(self, name: str, source: str, values: NDArray[Any]) -> NDArray[Any]:
        """An output, in evaluation mode, where the output `source` gives these values, (rows, ...).

        What else it needs is taken from the test rows.
        """
        given = torch.from_numpy(values).float().to(self.run.device)
        at = self.end(source)
        return self._looked(name, lambda end: given if end == at else self._rows(end, "test"), at)

    def _looked(self, name: str, rows: Callable[[End], torch.Tensor], *given: End) -> NDArray[Any]:
        made = view(self.run.program, "look", self.end(name), given)
        arguments = [rows(end) for end in made.part.arguments]
        with torch.no_grad():
            found: torch.Tensor = self.run.loaded.add(made)(self.run.looking, *arguments)
        return found.detach().cpu().numpy()

    def column(self, name: str, split: Split = "test") -> NDArray[Any]:
        """A column of a Dataset node: (rows, ...)."""
        return self._rows(self.end(name), split).cpu().numpy()

    def node(self, title: str) -> Node:
        """The node of that title. Raises KeyError where there is none, or more than one."""
        nodes = self.run.document.graph.nodes.values()
        found = [node for node in nodes if node.title == title]
        if len(found) != 1:
            raise KeyError(f"{self.run.document.title} has {len(found)} nodes {title!r}.")
        return found[0]

    def end(self, name: str) -> End:
        """An output by its name. Raises KeyError where there is no such one."""
        title, _, port = name.partition(".")
        node = self.node(title)
        ports = [port.name for port in self.run.program.plan.checked.ports[node.id].outputs]
        if (port and port not in ports) or (not port and len(ports) != 1):
            raise KeyError(f"{title} has the outputs {', '.join(ports)}, not {port!r}.")
        return End(node.id, port or ports[0])

    def _latest(self, split: str) -> dict[str, float]:
        return next(dict(told.values) for told in reversed(self.told) if told.split == split)

    @cached_property
    def _training(self) -> dict[str, float]:
        return self.run.evaluate("training")

    def _rows(self, end: End, split: Split) -> torch.Tensor:
        place = self.run.program.plan.scope.outputs(end.node).index(end)
        return self.run.rows[end.node][split][place].to(self.run.device)


class Runs:
    """The runs that figures ask for with one seed; `tell` takes a line about each as it begins."""

    def __init__(self, seed: int, tell: Callable[[str], None] = lambda _: None) -> None:
        self.seed = seed
        self._tell = tell
        self._trained: dict[tuple[str, tuple[str, ...], int], Trained] = {}

    def trained(self, example: str, *changes: str, seed: int | None = None) -> Trained:
        """The example after training; changes: 'NODE.PARAMETER=VALUE' each.

        seed: another one than the others have. Raises NotTrainable, Failure or Unusable where it
        cannot be trained so.
        """
        key = example, changes, self.seed if seed is None else seed
        if key not in self._trained:
            self._tell(f"{' '.join((example, *changes))}, seed {key[2]}")
            self._trained[key] = _train(self.document(example, *changes, seed=seed))
        return self._trained[key]

    def transferred(self, example: str, title: str, source: str) -> Trained:
        """The example after training, with a node whose weights are those that the node of that
        title has in another one after training; there they stay as they are.

        The other run is kept in a folder and found there by its name and its SHA-256.
        """
        key = example, (title, source), self.seed
        if key not in self._trained:
            self._tell(f"{example}, {title} from {source}, seed {self.seed}")
            with TemporaryDirectory() as runs:
                folder = RunFolder(Path(runs) / source)
                before = _train(self.document(source), folder)
                taken = kept_weights(folder.path, before.node(title).id)
                document = _with_weights(self.document(example), title, taken)
                self._trained[key] = _train(document, earlier=[Path(runs)])
        return self._trained[key]

    def document(self, example: str, *changes: str, seed: int | None = None) -> Document:
        """The example before training, with this seed and these changes."""
        settings = {"seed": self.seed if seed is None else seed}
        return with_overrides(read_document(example_paths()[example]), settings, changes)


def _with_weights(document: Document, title: str, weights: KeptWeights) -> Document:
    """The document with a frozen node that has these weights."""
    node = next(node.id for node in document.graph.nodes.values() if node.title == title)
    graph = edits.freeze(edits.take_weights(document.graph, node, weights), [node])
    return edits.with_graph(document, graph)


def _train(
    document: Document, folder: RunFolder | None = None, earlier: Sequence[Path] = ()
) -> Trained:
    told: list[Validated] = []

    def keep(record: Record) -> None:
        if isinstance(record, Validated):
            told.append(record)

    run = Run(document, choose_device(), earlier_weights(document, earlier))
    loop = Loop(run, document.title, keep, folder)
    loop.start()
    while loop.step():
        pass
    loop.end("finished")
    return Trained(loop.run, tuple(told))
