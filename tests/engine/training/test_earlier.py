"""Weights of an earlier run: taken to the bit, or refused in a sentence."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load, load_file, save_file

from engine.commands import WriteSource
from engine.document import edits
from engine.document.values import Document
from engine.drawing import Drawing
from engine.exchange.source import source_of
from engine.language import Map
from engine.training.earlier import Untakeable, earlier_weights, kept_weights
from engine.training.folder import RunFolder
from engine.training.kept import read_run
from engine.training.loop import Loop
from engine.training.run import Run
from tests.engine.drawn import CPU, maker, node_of, run_of, told_by

RUN = "20261126-101500-aa"


def walking(units: int = 8) -> Document:
    """Moons through a layer and a Part, which are told apart: 4 steps."""
    drawing = Drawing("Walking", epochs=2, batch_size=64)
    drawing.part("Maker", maker())
    moons = drawing.place("dataset", data="moons", rows=200)
    before = drawing.place("dense", moons["points"], units=units, title="Before")
    flat = drawing.place("linear", before, shape=(2,), title="Flat")
    made = drawing.place("part", flat, part="Maker", title="Made")
    told = drawing.place("probability", made, title="Told")
    loss = drawing.place("binary_cross_entropy", told, moons["label"], title="Surprise")
    drawing.place("optimizer", loss, step_size=0.1)
    return drawing.document


def of_neurons() -> Document:
    """A Part of three neurons, which are one layer of the text."""
    part = Drawing()
    value = part.place("input", title="x")
    neurons = [part.place("neuron", value, title=f"Neuron {number}") for number in range(3)]
    part.place("output", part.place("concatenate", *neurons, inputs=3), title="y")
    drawing = Drawing("Neurons", epochs=2, batch_size=64)
    drawing.part("Layer", part.graph)
    moons = drawing.place("dataset", data="moons", rows=200)
    layer = drawing.place("part", moons["points"], part="Layer", title="Made")
    told = drawing.place("probability", layer, title="Told")
    loss = drawing.place("binary_cross_entropy", told, moons["label"], title="Surprise")
    drawing.place("optimizer", loss)
    return drawing.document


def finished(run: Run, folder: Path) -> Run:
    """A run that was trained to its end and kept."""
    loop = Loop(run, RUN, lambda _: None, RunFolder(folder))
    loop.start()
    while loop.step():
        pass
    loop.end("finished")
    return run


@pytest.fixture
def runs(tmp_path: Path) -> Path:
    """A folder with one run that is over."""
    folder = tmp_path / "walking.runs"
    finished(run_of(walking()), folder / RUN)
    return folder


def taking(runs: Path, title: str = "Made", source: str = "", *, units: int = 8) -> Document:
    """The same document with a node that starts with what it had, or another one had, then."""
    document = walking(units)
    taken = kept_weights(runs / RUN, node_of(document, source or title))
    graph = edits.take_weights(document.graph, node_of(document, title), taken)
    return edits.with_graph(document, graph)


def started(document: Document, *folders: Path) -> Run:
    return Run(document, CPU, earlier_weights(document, folders))


def refused(document: Document, *folders: Path) -> str:
    with pytest.raises(Untakeable) as told:
        started(document, *folders)
    assert told.value.node in document.graph.nodes
    return str(told.value)


@pytest.mark.parametrize("title", ["Made", "Before"])
def test_a_node_starts_with_its_weights_of_then_and_the_others_anew(runs: Path, title: str) -> None:
    document = taking(runs, title)
    kept, fresh = load_file(runs / RUN / "weights.safetensors"), run_of(walking()).weights()
    taken = f"{node_of(document, title)}."

    weights = started(document, runs).weights()

    for name, weight in weights.items():
        assert torch.equal(weight, (kept if name.startswith(taken) else fresh)[name])
    moved = {name for name in weights if not torch.equal(kept[name], fresh[name])}
    assert any(name.startswith(taken) for name in moved)


def test_frozen_weights_of_an_earlier_run_stay_what_they_are(runs: Path) -> None:
    document = taking(runs)
    made = node_of(document, "Made")
    run = started(edits.with_graph(document, edits.freeze(document.graph, [made])), runs)
    before = {name: weight.clone() for name, weight in run.weights().items()}
    told_by(run, 4)

    after = run.weights()

    still = {name.partition(".")[0] for name in after if torch.equal(after[name], before[name])}
    assert still == {made}


def test_the_mean_of_weights_begins_where_they_begin(runs: Path) -> None:
    document = taking(runs)
    optimizer = next(node.id for node in document.graph.nodes.values() if node.block == "optimizer")
    averaging = edits.set_parameter(document.graph, [optimizer], "average", 0.9)
    run = started(edits.with_graph(document, averaging), runs)
    kept, made = load_file(runs / RUN / "weights.safetensors"), f"{node_of(document, 'Made')}."

    own = {name: weight for name, weight in run.weights().items() if name.startswith(made)}

    assert own
    assert all(torch.equal(weight, kept[name]) for name, weight in own.items())


def test_a_kept_run_comes_back_without_the_run_that_it_began_with(
    runs: Path, tmp_path: Path
) -> None:
    run = finished(started(taking(runs), runs), tmp_path / "two")
    shutil.rmtree(runs)

    found = read_run(tmp_path / "two", "again", CPU).run.weights()

    assert all(torch.equal(found[name], weight) for name, weight in run.weights().items())


def test_a_run_that_is_gone_is_named_with_the_places_that_were_looked_at(
    runs: Path, tmp_path: Path
) -> None:
    document = taking(runs)

    assert refused(document, tmp_path / "other.runs") == (
        f"Made: expected the weights of the run {RUN} in {tmp_path / 'other.runs'}, and the run is "
        "not there; put its folder back, or let it start with random weights."
    )
    assert "in no folder at all" in refused(document)


def test_a_run_that_was_trained_again_is_told_by_its_digest(runs: Path) -> None:
    document = taking(runs)
    path = runs / RUN / "weights.safetensors"
    meant = hashlib.sha256(path.read_bytes()).hexdigest()
    save_file({"n3.weight": torch.zeros(1)}, path)
    found = hashlib.sha256(path.read_bytes()).hexdigest()

    assert refused(document, runs) == (
        f"Made: expected the weights of the run {RUN} with the SHA-256 {meant[:8]}…, received "
        f"{found[:8]}…; they are other weights than were meant, so choose its weights anew."
    )


def test_the_right_file_is_found_behind_another_of_that_name(runs: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.runs"
    shutil.copytree(runs, other)
    save_file({"n3.weight": torch.zeros(1)}, other / RUN / "weights.safetensors")

    assert started(taking(runs), other, runs).turns == 4


def test_weights_of_another_shape_are_told_with_both_shapes(runs: Path) -> None:
    assert refused(taking(runs, "Before", units=5), runs) == (
        f"Before: expected 5 weights for bias, received 8 from the run {RUN}; take those of a node "
        "like it."
    )


def test_weights_of_another_kind_of_node_are_refused(runs: Path) -> None:
    sentence = refused(taking(runs, "Made", source="Before"), runs)

    assert sentence.startswith("Made: expected no weights for bias, received 8 from the run")


def test_a_node_that_the_run_does_not_have_is_told_with_those_that_it_has(runs: Path) -> None:
    document = taking(runs)
    made = document.graph.nodes[node_of(document, "Made")]
    assert made.weights_from is not None
    graph = edits.take_weights(document.graph, made.id, replace(made.weights_from, node="n99"))

    assert refused(edits.with_graph(document, graph), runs) == (
        f"Made: expected weights of the node n99 in the run {RUN}, received those of n2, n3, n4, "
        "n5; choose the weights anew."
    )


def test_a_node_that_nothing_needs_starts_with_nothing_and_is_not_in_the_way(
    runs: Path, tmp_path: Path
) -> None:
    document = taking(runs)
    made = document.graph.nodes[node_of(document, "Made")]
    alone = replace(made, id="n99", title="Alone")
    graph = replace(walking().graph, nodes=Map({**walking().graph.nodes, alone.id: alone}))
    document = edits.with_graph(document, graph)

    answer = source_of(WriteSource(1, document, (str(runs),)))

    assert earlier_weights(document, [tmp_path / "nowhere"]) == {}
    assert (answer.weights, answer.missing) == (b"", "")
    assert "load_file" not in answer.text


def test_a_document_that_takes_none_looks_nowhere(tmp_path: Path) -> None:
    assert earlier_weights(walking(), [tmp_path / "nowhere"]) == {}


def test_a_script_beside_its_weights_prints_the_losses_of_the_engine(
    runs: Path, tmp_path: Path
) -> None:
    document = taking(runs)
    answer = source_of(WriteSource(1, document, (str(runs),)))
    (tmp_path / "walking.py").write_text(answer.text, "utf-8")
    (tmp_path / "walking.safetensors").write_bytes(answer.weights)

    done = subprocess.run(
        [sys.executable, "walking.py"], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    losses = [values[0] for _, values in told_by(started(document, runs), 4)]
    printed = [line.split()[-1] for line in done.stdout.splitlines() if "training" in line]
    assert printed == [f"{losses[1]:.6f}", f"{losses[3]:.6f}"]
    assert "# what Made learned before" in answer.text


def test_a_text_whose_weights_are_gone_says_so_and_is_there_all_the_same(runs: Path) -> None:
    answer = source_of(WriteSource(1, taking(runs)))

    assert answer.text
    assert answer.weights == b""
    assert answer.missing.startswith(f"Made: expected the weights of the run {RUN}")


def test_weights_that_do_not_fit_are_not_written_beside_a_script(runs: Path) -> None:
    torch.manual_seed(5)
    expected = torch.rand(1)
    torch.manual_seed(5)

    answer = source_of(WriteSource(1, taking(runs, "Made", source="Before"), (str(runs),)))

    assert answer.weights == b""
    assert answer.missing.startswith("Made: expected no weights for bias, received 8 from the run")
    assert torch.equal(torch.rand(1), expected)


def test_a_title_that_looks_like_code_brings_no_import() -> None:
    document = replace(walking(), title='Path("x")')

    assert "safetensors" not in source_of(WriteSource(1, document)).text


def test_weights_of_single_neurons_are_rows_of_their_layer_in_the_text(tmp_path: Path) -> None:
    document = of_neurons()
    finished(run_of(document), tmp_path / RUN)
    made = node_of(document, "Made")
    graph = edits.take_weights(document.graph, made, kept_weights(tmp_path / RUN, made))
    document = edits.with_graph(document, graph)

    beside = load(source_of(WriteSource(1, document, (str(tmp_path),))).weights)

    state = started(document, tmp_path).network.state_dict()
    assert len(beside) == 2
    assert all(torch.equal(state[name], weight) for name, weight in beside.items())
