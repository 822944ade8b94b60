"""The data sets that need no network: one from each file here that declares a DATASET. No torch."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from engine.datasets.dataset import Column, Dataset
from engine.datasets.splitting import few_of_each_class, split
from engine.language import Map

__all__ = ["Column", "Dataset", "datasets", "few_of_each_class", "split"]


@cache
def datasets() -> Map[str, Dataset]:
    """Every data set by id, in alphabetical order."""
    names = (f"{__name__}.{entry.name}" for entry in pkgutil.iter_modules(__path__))
    declared = (vars(importlib.import_module(name)).get("DATASET") for name in names)
    return Map((found.id, found) for found in declared if isinstance(found, Dataset))
