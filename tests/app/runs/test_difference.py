from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.runs.difference import MOST, difference_words
from app.runs.kept import KeptRun
from engine.document.edits import with_graph, with_settings
from engine.document.values import Document, Graph, Node, Settings
from engine.language import Map
from engine.observations.about import DOCUMENT
from tests.app.runs.kept_runs import about, keep

NODES = (
    Node("n1", "dataset", "Moons", parameters=Map({"data": "moons"})),
    Node("n2", "dense", "Layer"),
)
NOW = Document("Moons", Graph(Map((node.id, node) for node in NODES)))


def with_node(document: Document, name: str, **changes: object) -> Document:
    node = replace(document.graph.nodes[name], **changes)  # type: ignore[arg-type] # fields of Node
    nodes = Map({**document.graph.nodes, name: node})
    return with_graph(document, replace(document.graph, nodes=nodes))


@pytest.mark.parametrize(
    ("then", "words"),
    [
        (with_settings(NOW, Settings(batch_size=32)), "Batch size 32 instead of 64"),
        (with_settings(NOW, Settings(seed=5, epochs=2)), ""),
        (
            with_node(NOW, "n1", parameters=Map({"data": "xor"})),
            "Moons: Data Exclusive or instead of Moons",
        ),
        (with_node(NOW, "n2", is_frozen=True), "Other blocks, names or wires"),
        (with_node(NOW, "n2", place=(80.0, 8.0)), ""),
        (with_graph(NOW, Graph()), "Other blocks, names or wires"),
    ],
)
def test_a_run_says_what_it_had_instead_of_what_there_is_now(
    tmp_path: Path, then: Document, words: str
) -> None:
    run = KeptRun(keep(tmp_path / "r1", then), about("r1"))
    assert difference_words(run, NOW) == words


def test_of_many_differences_the_first_are_told(tmp_path: Path) -> None:
    noise = {"rows": 90, "noise": 0.5, "data": "xor"}
    then = with_node(NOW, "n1", parameters=Map(noise))
    then = with_node(then, "n2", parameters=Map({"units": 3, "activation": "elu"}))
    then = with_settings(then, Settings(batch_size=2, threads=2, turns_per_epoch=7))
    lines = difference_words(KeptRun(keep(tmp_path / "r1", then), None), NOW).splitlines()
    assert len(lines) == MOST + 1
    assert lines[-1] == "…"


def test_a_run_whose_document_is_gone_says_nothing(tmp_path: Path) -> None:
    folder = keep(tmp_path / "r1")
    (folder / DOCUMENT).unlink()
    assert difference_words(KeptRun(folder, about("r1")), NOW) == ""
