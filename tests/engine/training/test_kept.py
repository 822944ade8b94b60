import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.document.values import Document
from engine.observations.about import Unreadable
from engine.observations.records import Losses, Record, StepSizeChanged, Validated
from engine.training.folder import RunFolder
from engine.training.kept import CUT_OFF, Kept, read_run
from engine.training.loop import Loop
from tests.engine.drawn import CPU, classifier, duel, node_of, run_of

Damage = Callable[[Path], object]


def silent(_: Record) -> None:
    """Nobody listens."""


def kept(document: Document, folder: Path, told: list[Record] | None = None) -> Loop:
    """A run that was kept in a folder."""
    tell = silent if told is None else told.append
    loop = Loop(run_of(document), "run-1", tell, RunFolder(folder))
    loop.start()
    while loop.step():
        pass
    loop.end("finished")
    return loop


def reopened(folder: Path) -> Kept:
    return read_run(folder, "run-2", CPU)


@pytest.mark.parametrize("document", [classifier(), duel()], ids=["classifier", "duel"])
def test_weights_come_back_bit_for_bit(document: Document, tmp_path: Path) -> None:
    before = kept(document, tmp_path).run
    after = reopened(tmp_path).run

    found = after.weights()
    assert all(torch.equal(found[path], weight) for path, weight in before.weights().items())
    assert after.evaluate("test") == before.evaluate("test")
    assert after.steps == before.steps


def test_curves_come_back_bit_for_bit(tmp_path: Path) -> None:
    told: list[Record] = []
    kept(duel(epochs=3), tmp_path, told)
    before = [each for each in told if isinstance(each, Losses | Validated)]

    after = list(reopened(tmp_path).records("run-2"))

    for optimizer in {each.optimizer for each in before if isinstance(each, Losses)}:
        (whole,) = [e for e in after if isinstance(e, Losses) and e.optimizer == optimizer]
        parts = [e for e in before if isinstance(e, Losses) and e.optimizer == optimizer]
        for term, values in whole.values.items():
            assert np.array_equal(values, np.concatenate([e.values[term] for e in parts]))
        assert np.array_equal(whole.steps, np.concatenate([each.steps for each in parts]))
    assert [(e.split, e.epoch, e.step, e.values) for e in after if isinstance(e, Validated)] == [
        (e.split, e.epoch, e.step, e.values) for e in before if isinstance(e, Validated)
    ]


def test_how_it_ended_comes_back(tmp_path: Path) -> None:
    loop = kept(classifier(), tmp_path)

    ended = reopened(tmp_path).ended("run-2")

    assert (ended.run, ended.state, ended.steps, ended.message) == ("run-2", "finished", 4, "")
    assert 0 < ended.seconds <= loop.seconds


def test_changes_of_step_sizes_come_back(tmp_path: Path) -> None:
    document = classifier()
    adam = node_of(document, "Adam")
    loop = Loop(run_of(document), "run-1", silent, RunFolder(tmp_path))
    loop.start()
    loop.step()
    loop.set_step_size(adam, 0.01)
    loop.end("stopped")

    first = next(reopened(tmp_path).records("run-2"))
    assert first == StepSizeChanged("run-2", adam, 2, 0.01)


def test_a_run_that_was_cut_off_shows_what_was_kept_until_then(tmp_path: Path) -> None:
    loop = Loop(run_of(classifier(epochs=9)), "run-1", silent, folder := RunFolder(tmp_path))
    loop.start()
    for _ in range(3):
        loop.step()
    loop.tell()
    folder.keep(loop.run, "run-1", 1.5, {})

    found = reopened(tmp_path)

    ended = found.ended("run-2")
    assert (ended.state, ended.steps, ended.seconds, ended.message) == ("failed", 3, 1.5, CUT_OFF)
    assert [e.steps.tolist() for e in found.told.losses] == [[1, 2, 3]]


def without(name: str) -> Damage:
    return lambda folder: (folder / name).unlink()


def cut(name: str) -> Damage:
    return lambda folder: (folder / name).write_bytes((folder / name).read_bytes()[:-40])


def trusted(damage: Damage) -> Damage:
    """Damage after which the digest fits all the same."""
    import hashlib

    def done(folder: Path) -> None:
        damage(folder)
        about = json.loads((folder / "run.json").read_text())
        content = (folder / "weights.safetensors").read_bytes()
        about["weights_sha256"] = hashlib.sha256(content).hexdigest()
        (folder / "run.json").write_text(json.dumps(about))

    return done


def of_another_run(name: str) -> Damage:
    def done(folder: Path) -> None:
        kept(duel(), folder / "other")
        (folder / "other" / name).replace(folder / name)

    return done


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (without("run.json"), r"run.json cannot be read: no such file or directory\. Put it back"),
        (
            cut("run.json"),
            r"run.json cannot be read: it ends early, .* Put it back, or delete this run\.$",
        ),
        (without("document.loom"), "document.loom cannot be read: .* Put it back"),
        (cut("document.loom"), "document.loom cannot be opened: it ends early, .* Put it back"),
        (without("curves.safetensors"), "curves.safetensors is missing"),
        (cut("curves.safetensors"), "curves.safetensors is damaged"),
        (without("weights.safetensors"), "weights.safetensors cannot be read: no such file"),
        (cut("weights.safetensors"), "weights.safetensors is not the file .* SHA-256 is another"),
        (
            trusted(cut("weights.safetensors")),
            r"weights.safetensors does not fit document.loom: it is damaged",
        ),
        (
            trusted(of_another_run("weights.safetensors")),
            "does not fit document.loom: expected the weights of the same nodes",
        ),
    ],
)
def test_what_is_missing_or_damaged_is_named_in_a_sentence(
    damage: Damage, sentence: str, tmp_path: Path
) -> None:
    kept(classifier(), tmp_path)
    damage(tmp_path)

    with pytest.raises(Unreadable, match=sentence):
        reopened(tmp_path)


def test_weights_of_another_shape_are_named(tmp_path: Path) -> None:
    run = run_of(classifier())
    weights = run.weights()
    path = next(iter(weights))
    weights[path] = torch.zeros(3, 1)

    with pytest.raises(ValueError, match=rf"{path}: expected 8 × 2 weights, received 3 × 1"):
        run.take_weights(weights)


def test_a_document_with_problems_is_named(tmp_path: Path) -> None:
    kept(classifier(), tmp_path)
    text = (tmp_path / "document.loom").read_text("utf-8")
    (tmp_path / "document.loom").write_text(text.replace('"dense"', '"no such block"'), "utf-8")

    with pytest.raises(Unreadable, match=r"document.loom no longer makes a network: Hidden"):
        reopened(tmp_path)
