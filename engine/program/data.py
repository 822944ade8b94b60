"""The data of a document: which set each Dataset node draws from, and how many rows it has."""

from __future__ import annotations

import json
from dataclasses import dataclass

from engine.datasets import Dataset, datasets
from engine.language import Map, Value
from engine.program.scope import Scope


@dataclass(frozen=True)
class Data:
    """A Dataset node's set, how many rows it has, and what else its `load` takes by name."""

    dataset: Dataset
    rows: int
    arguments: Map[str, Value]

    @property
    def held_out(self) -> tuple[int, int]:
        """How many rows are for test and for validation."""
        return self.dataset.held_out(self.rows)

    @property
    def training_rows(self) -> int:
        """How many rows are trained on."""
        return self.dataset.trained_on(self.rows)

    @property
    def source(self) -> str:
        """The expression that loads and splits the data."""
        rows = [str(self.rows)] if self.dataset.is_generated else []
        named = (f"{name}={_literal(value)}" for name, value in self.arguments.items())
        arguments = ", ".join([*rows, *named])
        test, validation = self.held_out
        place = self.dataset.stratify_place
        kept = "" if place is None else f", stratify={place}"
        loaded = f"{self.dataset.load.__name__}({arguments})"
        return f"split({loaded}, test={test}, validation={validation}{kept})"


def _literal(value: Value) -> str:
    """A value as the text has it, words in the quotes that stand everywhere else."""
    return json.dumps(value) if isinstance(value, str) else repr(value)


def data_of(scope: Scope, node: str) -> Data:
    """What a Dataset node draws from."""
    filled = scope.block(node).filled(scope.node(node).parameters)
    dataset = datasets()[str(filled["data"])]
    return Data(dataset, dataset.rows_of(filled), dataset.arguments(filled))
