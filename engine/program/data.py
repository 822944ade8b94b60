"""The data of a document: which set each Dataset node draws from, and how many rows it has."""

from __future__ import annotations

import json
from dataclasses import dataclass

from engine.datasets import Dataset, datasets
from engine.language import Map, Value
from engine.program.scope import Scope


@dataclass(frozen=True)
class Data:
    """A Dataset node's set, how many rows it has, and what else its `load` takes by name.

    training_rows: how many rows are trained on. rows_a_class: how many of each class, where few are
    kept of those that there are.
    """

    dataset: Dataset
    rows: int
    arguments: Map[str, Value]
    training_rows: int
    rows_a_class: int = 0

    @property
    def held_out(self) -> tuple[int, int]:
        """How many rows are for test and for validation."""
        return self.dataset.held_out(self.rows)

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

    @property
    def few(self) -> str:
        """The expression that keeps few rows of each class of `parts`; empty where all stay."""
        if not self.rows_a_class:
            return ""
        place = self.dataset.stratify_place
        return f"few_of_each_class(parts, label={place}, rows={self.rows_a_class})"


def _literal(value: Value) -> str:
    """A value as the text has it, words in the quotes that stand everywhere else."""
    return json.dumps(value) if isinstance(value, str) else repr(value)


def data_of(scope: Scope, node: str) -> Data:
    """What a Dataset node draws from."""
    filled = scope.block(node).filled(scope.node(node).parameters)
    dataset = datasets()[str(filled["data"])]
    return Data(
        dataset,
        dataset.rows_of(filled),
        dataset.arguments(filled),
        dataset.training_rows(filled),
        dataset.rows_a_class(filled),
    )
