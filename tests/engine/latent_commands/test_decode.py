from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image

from engine.commands import Train
from engine.latent.projections.projection import Projection
from engine.observations.records import RunEnded
from engine.training.kept import read_run
from tests.engine.asked import Engine
from tests.engine.drawn import CPU, moons_autoencoder

if TYPE_CHECKING:
    from tests.engine.latent_commands.conftest import Say


@pytest.fixture
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_code_is_decoded_into_a_picture(say: Say, kept: Path, tmp_path: Path) -> None:
    out = tmp_path / "code.png"

    status, words, _ = say("decode", kept, "--at", "0.3,-1.2,0.5", "--out", out)

    assert status == 0
    assert "Decoded the code 0.3, -1.2, 0.5 of Code.z, which has 3 dimensions." in words
    with Image.open(out) as image:
        assert image.size == (256, 256)


@pytest.fixture
def seen(tmp_path: Path) -> Path:
    """The folder of a run whose cloud was shown."""
    engine = Engine()
    engine.send(Train("r1", moons_autoencoder(dimensions=3), str(tmp_path / "seen")))
    engine.until(RunEnded)
    engine.service.close()
    return tmp_path / "seen"


def test_two_numbers_are_a_point_of_the_plane_that_was_shown(
    say: Say, seen: Path, tmp_path: Path
) -> None:
    arguments = ("--port", "Code.z", "--out", tmp_path / "point.png", "--json")

    status, words, _ = say("decode", seen, "--at", "-0.3,0.1", *arguments)

    found = json.loads(words)
    (plane,) = read_run(seen, "", CPU).planes.values()
    assert status == 0
    assert np.allclose(found["codes"][0], Projection(*plane).to_space((-0.3, 0.1)), atol=1e-5)
    assert np.allclose(found["points"], [[-0.3, 0.1]], atol=1e-5)
    assert np.shape(found["values"]) == (1, 2)


def test_it_says_which_of_the_two_the_numbers_were(say: Say, kept: Path, tmp_path: Path) -> None:
    _, words, _ = say("decode", kept, "--at", "0.3,-1.2", "--out", tmp_path / "point.png")

    assert "Decoded the point 0.3, -1.2 of the shown plane of Code.z, which has 3 dim" in words


def test_several_codes_stand_side_by_side(say: Say, kept: Path, tmp_path: Path) -> None:
    out = tmp_path / "codes.png"

    status, words, _ = say("decode", kept, "--at", "0,0,0", "--at", "1,1,1", "--out", out)

    assert status == 0
    assert words.count("Decoded the code") == 2
    with Image.open(out) as image:
        assert image.size == (2 * 256 + 8, 256)


@pytest.mark.usefixtures("in_an_empty_folder")
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--at", "1,2,3,4"), "--at: expected 3 numbers, a code, or two, a point of the shown pl"),
        (("--at", "1,nan"), "--at: expected numbers with commas between them, received '1,nan';"),
        (("--at", "1,x"), "--at: expected numbers with commas between them, received '1,x';"),
        (("--at", "1,2", "--port", "Hidden.y"), "--port: expected one of Code.z, received Hidden"),
        (("--at", "1,2", "--out", "point.bmp"), "expected a name that ends with .png, received po"),
        (("--at", "1,2", "--out", "gone/point.png"), "gone/point.png cannot be written:"),
        ((), "--at"),
    ],
)
def test_arguments_that_cannot_be_used_are_one_sentence(
    say: Say, kept: Path, words: tuple[str, ...], sentence: str
) -> None:
    status, told, said = say("decode", kept, "--out", "point.png", *words)

    assert (status, told) == (2, "")
    assert sentence in said
    assert said.count("\n") == 1
    assert not list(Path.cwd().iterdir())


def test_a_folder_without_a_run_and_a_run_without_a_space_are_said(
    say: Say, tmp_path: Path, kept_without_space: Path
) -> None:
    status, _, said = say("decode", tmp_path, "--at", "1,2", "--out", tmp_path / "a.png")
    assert status == 2
    assert said == (
        f"{tmp_path}: this is no kept run, for no run.json is in it; train FILE --run-dir DIR "
        "makes one in DIR.\n"
    )

    status, _, said = say("decode", "gone", "--at", "1,2", "--out", tmp_path / "a.png")
    assert status == 2
    assert said == "gone: there is no such folder; expected that of a kept run.\n"

    status, _, said = say("decode", kept_without_space, "--at", "1,2", "--out", tmp_path / "a.png")
    assert status == 2
    assert "this run has no latent space; watch a port of its document" in said
