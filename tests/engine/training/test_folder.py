import csv
import hashlib
import json
import platform
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from engine.document.files import read_document
from engine.document.values import Document
from engine.observations.about import FILM
from engine.observations.records import Record
from engine.training.film import Frame, read_film
from engine.training.folder import RunFolder, versions
from engine.training.loop import Loop
from engine.training.run import Blame
from tests.engine.drawn import classifier, duel, node_of, run_of


def kept(document: Document, folder: Path, ending: str = "finished") -> Loop:
    """A run that was kept in a folder."""
    told: list[Record] = []
    loop = Loop(run_of(document), "run-1", told.append, RunFolder(folder))
    loop.start()
    while loop.step():
        pass
    if ending == "finished":
        loop.end("finished")
    else:
        loop.end("failed", "It failed.", Blame("n2", 7))
    return loop


def about(folder: Path) -> Any:  # as JSON has it
    return json.loads((folder / "run.json").read_text("utf-8"))


def rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "metrics.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def test_a_run_is_kept_in_six_files(tmp_path: Path) -> None:
    kept(classifier(), tmp_path / "deep" / "run")

    assert sorted(path.name for path in (tmp_path / "deep" / "run").iterdir()) == [
        "curves.safetensors",
        "document.loom",
        "metrics.csv",
        "program.py",
        "run.json",
        "weights.safetensors",
    ]


def test_a_film_is_kept_beside_them_and_goes_when_the_folder_begins_anew(tmp_path: Path) -> None:
    loop = kept(classifier(), tmp_path)
    assert loop.folder is not None
    loop.folder.film.add(Frame(3, 1, {}, {"n1.weight": torch.ones(2)}))

    loop.end("finished")
    found = read_film(tmp_path)
    loop.folder.begin(loop.run, "run-2", 0.0)

    assert [frame.step for frame in found.frames] == [3]
    assert not (tmp_path / FILM).exists()


def test_document_and_source_are_those_of_the_run(tmp_path: Path) -> None:
    document = classifier()
    loop = kept(document, tmp_path)

    found = read_document(tmp_path / "document.loom")
    assert (found.graph.nodes, found.settings) == (document.graph.nodes, document.settings)
    assert set(found.graph.wires) == set(document.graph.wires)
    assert (tmp_path / "program.py").read_text("utf-8") == loop.run.program.text


def test_before_the_first_step_all_that_is_known_is_kept(tmp_path: Path) -> None:
    RunFolder(tmp_path).begin(run_of(classifier()), "run-1", 100.0)

    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "document.loom",
        "program.py",
        "run.json",
    ]
    assert about(tmp_path)["state"] is None


def test_the_versions_the_seed_and_the_threads_are_kept(tmp_path: Path) -> None:
    kept(classifier(seed=7), tmp_path)

    found = about(tmp_path)
    assert (found["seed"], found["threads"], found["device"]) == (7, 1, "cpu")
    assert (
        found["versions"]
        == versions()
        == {
            "python": platform.python_version(),
            "torch": torch.__version__,
            "numpy": np.__version__,
        }
    )


def test_how_a_run_ended_is_kept(tmp_path: Path) -> None:
    kept(classifier(), tmp_path)

    found = about(tmp_path)
    assert (found["run"], found["state"], found["steps"], found["message"]) == (
        "run-1",
        "finished",
        4,
        "",
    )
    assert found["seconds"] > 0


def test_a_failed_run_is_kept_with_its_sentence_and_its_weights(tmp_path: Path) -> None:
    kept(classifier(), tmp_path, "failed")

    found = about(tmp_path)
    assert (found["state"], found["message"]) == ("failed", "It failed.")
    assert (found["node"], found["line"]) == ("n2", 7)
    assert (tmp_path / "weights.safetensors").exists()


def test_the_best_loss_that_is_kept_is_the_lowest_and_the_best_accuracy_the_highest(
    tmp_path: Path,
) -> None:
    document = classifier()
    loop = kept(document, tmp_path)
    loss, accuracy = node_of(document, "Cross-entropy"), node_of(document, "Accuracy")

    found = about(tmp_path)["validation"]
    told = {node: _validated(tmp_path, node) for node in (loss, accuracy)}
    assert loop.run.epoch == len(told[loss])
    assert (found[loss]["lowest"], found[loss]["highest"]) == (min(told[loss]), None)
    assert (found[accuracy]["highest"], found[accuracy]["lowest"]) == (max(told[accuracy]), None)
    best = told[accuracy].index(max(told[accuracy])) + 1
    assert found[accuracy]["highest_epoch"] == best


def _validated(folder: Path, node: str) -> list[float]:
    """What a node came to on the validation rows, epoch by epoch."""
    found = (row for row in rows(folder) if row["split"] == "validation" and row["node"] == node)
    return [float(row["value"]) for row in found]


def test_weights_are_kept_by_the_id_paths_of_their_nodes(tmp_path: Path) -> None:
    document = duel()
    loop = kept(document, tmp_path)
    maker, judge = node_of(document, "Maker"), node_of(document, "Judge")

    found = load_file(tmp_path / "weights.safetensors")

    inside = {f"{maker}.n2", f"{maker}.n4", f"{judge}.n2", f"{judge}.n3"}
    assert set(found) == {f"{path}.{kind}" for path in inside for kind in ("weight", "bias")}
    assert all(torch.equal(found[name], weight) for name, weight in loop.run.weights().items())


def test_the_digest_of_the_weights_is_kept_beside_them(tmp_path: Path) -> None:
    kept(classifier(), tmp_path)

    digest = hashlib.sha256((tmp_path / "weights.safetensors").read_bytes()).hexdigest()

    assert about(tmp_path)["weights_sha256"] == digest


def test_metrics_tell_losses_of_training_validation_and_test(tmp_path: Path) -> None:
    document = classifier(epochs=2)
    loss, accuracy, adam = (node_of(document, t) for t in ("Cross-entropy", "Accuracy", "Adam"))
    kept(document, tmp_path)

    found = [(row["split"], row["epoch"], row["step"], row["node"]) for row in rows(tmp_path)]

    epochs = [
        (split, str(epoch), str(epoch * 2), node)
        for epoch in (1, 2)
        for split, node in (("training", adam), ("validation", loss), ("validation", accuracy))
    ]
    assert found == [*epochs, ("test", "2", "4", loss), ("test", "2", "4", accuracy)]


def test_terms_of_a_loss_stand_in_the_metrics_behind_their_optimizer(tmp_path: Path) -> None:
    document = duel()
    kept(document, tmp_path)
    making = node_of(document, "Making")

    nodes = {row["node"] for row in rows(tmp_path) if row["split"] == "training"}

    assert {making, f"{making}.{node_of(document, 'Apart')}"} <= nodes


@pytest.mark.parametrize("place", ["file", "file/run"])
def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("no folder")
    folder = tmp_path / place

    with pytest.raises(OSError, match=r"save (under|into) another one") as fault:
        RunFolder(folder).begin(run_of(classifier()), "run-1", 100.0)

    assert str(fault.value).startswith(f"The run cannot be kept in {folder}: ")


def test_an_earlier_run_in_the_same_folder_is_replaced(tmp_path: Path) -> None:
    kept(classifier(seed=1), tmp_path)

    kept(classifier(seed=2), tmp_path)

    assert about(tmp_path)["seed"] == 2
    assert len(rows(tmp_path)) == 8
