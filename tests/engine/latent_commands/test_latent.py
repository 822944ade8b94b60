import csv
import json
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from engine.cli import main
from engine.command_answer import DONE, FAILED, UNUSABLE
from engine.document.files import write_document
from engine.latent.projections import tsne as tsne_file
from tests.engine.drawn import moons_autoencoder, node_of

Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    """Give the command line words; its status, its output and its errors come back."""

    def given(*words: object) -> tuple[int, str, str]:
        status = main([str(word) for word in words])
        shown = capsys.readouterr()
        return status, shown.out, shown.err

    return given


@pytest.fixture
def kept(tmp_path: Path, say: Say) -> Path:
    """The folder of a run of an autoencoder with three dimensions."""
    write_document(moons_autoencoder(dimensions=3), tmp_path / "moons.loom")
    status, _, said = say("train", tmp_path / "moons.loom", "--run-dir", tmp_path / "run")
    assert status == DONE, said
    return tmp_path / "run"


def test_codes_and_places_of_all_samples_are_written(kept: Path, tmp_path: Path, say: Say) -> None:
    out = tmp_path / "codes.npz"

    status, said, _ = say("latent", kept, "--out", out)

    assert status == DONE
    found = np.load(out)
    assert found["codes"].shape == (200, 3)
    centred = found["codes"] - found["codes"].mean(axis=0)
    assert np.linalg.norm(found["points"]) <= np.linalg.norm(centred) * (1 + 1e-5)
    share = found["points"].var(axis=0).sum() / found["codes"].var(axis=0).sum()
    assert found["explained"] == pytest.approx(share, rel=1e-4)
    assert f"{100 * share:.0f} % of the variance" in said
    assert [*dict.fromkeys(found["split"])] == ["training", "validation", "test"]


def test_a_table_has_a_line_for_each_sample(kept: Path, tmp_path: Path, say: Say) -> None:
    out = tmp_path / "codes.csv"

    assert say("latent", kept, "--out", out)[0] == DONE

    with out.open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 200
    assert list(rows[0]) == ["sample", "split", "label", "x", "y", "z1", "z2", "z3"]
    assert {row["label"] for row in rows} == {"0", "1"}


def test_a_layout_says_how_far_it_is_and_what_it_wrote_as_json(
    kept: Path, tmp_path: Path, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tsne_file, "EARLY", 20)
    monkeypatch.setattr(tsne_file, "LATE", 20)
    out = tmp_path / "laid.npz"

    status, said, told = say("latent", kept, "--project", "tsne", "--out", out, "--json")

    value = json.loads(said)
    assert status == DONE
    assert (value["samples"], value["dimensions"], value["explained"]) == (200, 3, None)
    assert "100%" in told
    assert np.isfinite(np.load(out)["points"]).all()


def test_a_port_is_named_by_its_node(kept: Path, tmp_path: Path, say: Say) -> None:
    node = node_of(moons_autoencoder(dimensions=3), "Code")
    for name in ("Code.z", f"{node}.z"):
        assert say("latent", kept, "--port", name, "--out", tmp_path / "codes.npz")[0] == DONE

    status, _, fault = say("latent", kept, "--port", "Cod.z", "--out", tmp_path / "codes.npz")

    assert status == UNUSABLE
    assert "expected one of Code.z, received Cod.z" in fault


def test_another_kind_of_file_is_refused_before_anything_is_done(tmp_path: Path, say: Say) -> None:
    status, _, fault = say("latent", tmp_path / "none", "--out", tmp_path / "codes.txt")

    assert status == UNUSABLE
    assert "ends in .npz or .csv" in fault


def test_the_ending_of_the_file_may_be_written_large(kept: Path, tmp_path: Path, say: Say) -> None:
    out = tmp_path / "CODES.NPZ"

    assert say("latent", kept, "--out", out)[0] == DONE

    assert np.load(out)["codes"].shape == (200, 3)


def test_a_place_that_cannot_be_written_is_said(kept: Path, tmp_path: Path, say: Say) -> None:
    status, _, fault = say("latent", kept, "--out", tmp_path / "none" / "codes.npz")

    assert status == UNUSABLE
    assert "cannot be written" in fault


def test_what_is_no_run_is_said(tmp_path: Path, say: Say) -> None:
    status, _, fault = say("latent", tmp_path, "--out", tmp_path / "codes.npz")

    assert status == UNUSABLE
    assert fault.startswith(str(tmp_path))


def test_what_a_method_cannot_do_fails_with_a_sentence(
    kept: Path, tmp_path: Path, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "umap", None)

    status, said, _ = say("latent", kept, "--project", "umap", "--out", tmp_path / "codes.npz")

    assert status == FAILED
    assert "umap-learn" in said
    assert not (tmp_path / "codes.npz").exists()
