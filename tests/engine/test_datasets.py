"""The data sets: what is declared is what is loaded, and the split is always the same."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import numpy as np
import pytest
import torch
from sklearn.model_selection import train_test_split
from torch import Tensor

from engine.datasets import Column, Dataset, datasets, few_of_each_class, split
from engine.datasets.dataset import NOISE
from engine.language.emitted import emitted

SETS = tuple(datasets().values())
WITH_CLASSES = [found for found in SETS if found.least_class]
GENERATED = [found for found in SETS if found.is_generated]
every_set = pytest.mark.parametrize("found", SETS, ids=lambda found: found.id)
every_generated = pytest.mark.parametrize("found", GENERATED, ids=lambda found: found.id)


def loaded(found: Dataset) -> tuple[np.ndarray, ...]:
    rows = [found.rows] if found.is_generated else []
    return found.load(*rows, **found.arguments({}))


def label_of(found: Dataset) -> np.ndarray | None:
    """The column whose shares the split keeps; None where there is none."""
    place = found.stratify_place
    return None if place is None else loaded(found)[place]


def read(code: Any, **names: Any) -> Any:
    """What the source of a function makes where only these names are known."""
    exec(emitted(code), names)  # noqa: S102 - the source of a function of ours
    return names[code.__name__]


def splitting() -> Any:
    return read(split, np=np, torch=torch, Tensor=Tensor)


def in_range(values: np.ndarray, column: Column) -> bool:
    if column.kind == "category":
        return set(values.ravel()) == set(range(column.classes))
    floors = {"unit": 0.0, "counts": 0.0, "positive": np.nextafter(0, 1)}
    lowest = floors.get(column.meaning, -np.inf)
    highest = 1.0 if column.meaning == "unit" else np.inf
    if column.meaning == "counts" and (values != values.round()).any():
        return False
    return bool(((values >= lowest) & (values <= highest)).all())


def test_every_file_is_found_and_ids_are_those_of_the_loaders() -> None:
    assert {"digits", "iris", "moons"} <= set(datasets())
    assert list(datasets()) == sorted(datasets())
    assert all(found.load.__name__ == name for name, found in datasets().items())


def test_looking_for_the_sets_imports_neither_torch_nor_sklearn() -> None:
    code = (
        "import sys, engine.datasets; engine.datasets.datasets();"
        "sys.exit(not {'torch', 'sklearn'}.isdisjoint(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@every_set
def test_columns_are_what_the_set_declares(found: Dataset) -> None:
    for column, values in zip(found.columns_of({}), loaded(found), strict=True):
        assert values.shape == (found.rows, *column.shape)
        assert values.dtype == (np.int64 if column.kind == "category" else np.float32)
        assert np.isfinite(values).all()
        assert in_range(values, column)
        assert column.type.words()


@every_set
def test_every_word_about_a_set_is_there(found: Dataset) -> None:
    columns = found.columns_of({})
    assert all((found.title, found.help, found.source, *(column.help for column in columns)))
    assert all(column.help.endswith(".") for column in columns)
    assert found.stratify in {"", *(column.name for column in columns)}


@every_set
def test_the_source_of_a_loader_runs_by_itself(found: Dataset) -> None:
    rows = [found.rows] if found.is_generated else []
    again = read(found.load, np=np)(*rows, **found.arguments({}))
    for one, other in zip(loaded(found), again, strict=True):
        np.testing.assert_array_equal(one, other)


@every_generated
def test_a_generated_set_leaves_the_global_generator_alone(found: Dataset) -> None:
    before = str(np.random.get_state())  # noqa: NPY002 - the state that must not change
    loaded(found)
    assert str(np.random.get_state()) == before  # noqa: NPY002 - as above


@pytest.mark.parametrize("found", [found for found in GENERATED if NOISE in found.parameters])
def test_noise_moves_the_points_and_leaves_the_labels(found: Dataset) -> None:
    arguments = found.arguments({})
    still, label = found.load(200, **arguments.put("noise", 0.0))
    moved, same_label = found.load(200, **arguments.put("noise", 0.2))
    assert 0.15 < (moved - still).std() < 0.25
    np.testing.assert_array_equal(label, same_label)


@every_generated
def test_held_out_rows_keep_their_shares_at_every_size(found: Dataset) -> None:
    assert found.held_out(1000) == (200, 100)
    assert found.held_out(50) == (10, 5)


def test_held_out_rows_of_a_bundled_set_are_those_declared() -> None:
    assert datasets()["digits"].held_out(1797) == (500, 130)
    assert datasets()["iris"].held_out(150) == (30, 15)


def test_digits_are_split_as_scikit_learn_splits_them() -> None:
    columns = datasets()["digits"].load()
    label = columns[1]
    rest, test = train_test_split(np.arange(1797), test_size=500, stratify=label, random_state=0)
    training, validation = train_test_split(
        rest, test_size=130, stratify=label[rest], random_state=0
    )
    parts = splitting()(columns, test=500, validation=130, stratify=1)
    for part, rows in zip(parts, (training, validation, test), strict=True):
        for tensor, column in zip(part, columns, strict=True):
            assert torch.equal(tensor, torch.from_numpy(column[rows]))


@every_set
def test_every_row_is_in_one_part_and_the_classes_keep_their_shares(found: Dataset) -> None:
    label = label_of(found)
    test, validation = found.held_out(found.rows)
    columns = (np.arange(found.rows), np.zeros(found.rows, np.int64) if label is None else label)
    place = None if label is None else 1
    parts = splitting()(columns, test=test, validation=validation, stratify=place)
    assert [len(part[0]) for part in parts] == [found.rows - test - validation, validation, test]
    assert torch.cat([part[0] for part in parts]).sort().values.tolist() == list(columns[0])
    shares = np.bincount(columns[1]) / found.rows
    for rows, labels in parts:
        assert abs(np.bincount(labels.numpy()) / len(rows) - shares).max() <= 1 / len(rows)


@pytest.mark.parametrize("found", WITH_CLASSES, ids=lambda found: found.id)
def test_few_rows_of_each_class_are_the_first_ones_and_the_others_stay(found: Dataset) -> None:
    place = found.stratify_place
    assert place is not None
    parts = splitting()(loaded(found), found.test, found.validation, place)
    counts = np.bincount(parts[0][place].numpy())
    assert counts.min() == found.least_class
    few = read(few_of_each_class, torch=torch, Tensor=Tensor)

    for wanted in (1, 10, found.least_class, 1000):
        kept = found.rows_a_class({"rows_a_class": wanted})
        training, *rest = few(parts, label=place, rows=kept)
        assert np.bincount(training[place].numpy()).tolist() == [kept] * len(counts)
        assert len(training[0]) == found.training_rows({"rows_a_class": wanted})
        assert all(one is other for one, other in zip(rest, parts[1:], strict=True))
    first = (parts[0][place] == 0).nonzero()[0, 0]
    assert torch.equal(few(parts, label=place, rows=1)[0][0][0], parts[0][0][first])


def test_a_split_without_stratification_holds_out_as_many() -> None:
    parts = splitting()((np.arange(20),), test=4, validation=2)
    assert [len(part[0]) for part in parts] == [14, 2, 4]


@every_generated
def test_the_smallest_set_can_be_split(found: Dataset) -> None:
    columns = found.load(50, **found.arguments({}))
    test, validation = found.held_out(50)
    place = found.stratify_place
    parts = splitting()(columns, test=test, validation=validation, stratify=place)
    assert [len(part[0]) for part in parts] == [35, 5, 10]


def test_a_set_without_stratification_has_no_place_for_it() -> None:
    plain = Dataset("a", "A", "", "", (Column("x"),), lambda: (np.zeros(3),), 3, 1, 1)
    assert plain.stratify_place is None
