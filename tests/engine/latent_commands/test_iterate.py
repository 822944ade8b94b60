from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image

from engine.cli import main
from engine.document import edits
from engine.document.files import write_document
from engine.latent.readings.recursion import Recursion
from engine.latent.space import Space
from engine.latent_commands.iterate import all_words
from engine.questions.iteration import FixedPoints
from engine.training.kept import read_run
from tests.engine.drawn import CPU, duel
from tests.engine.latent.readings.test_recursion import judged

if TYPE_CHECKING:
    from pathlib import Path

    from engine.document.values import Document
    from tests.engine.latent_commands.conftest import Say


def run_folder(document: Document, folder: Path) -> Path:
    """The folder of a run of a document."""
    write_document(document, folder / "drawn.loom")
    assert main(["train", str(folder / "drawn.loom"), "--run-dir", str(folder / "run")]) == 0
    return folder / "run"


@pytest.fixture(scope="module")
def kept_judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of points through a code and back, with a classifier of the points."""
    return run_folder(judged(), tmp_path_factory.mktemp("judged"))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that names of files are in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def kept_duel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run whose maker gives points for points of noise, and has no code."""
    document = duel()
    maker = next(name for name, node in document.graph.nodes.items() if node.title == "Maker")
    watched = edits.with_graph(document, edits.watch(document.graph, maker, ("point",)))
    return run_folder(watched, tmp_path_factory.mktemp("duel"))


def test_a_sample_is_followed_and_kept_as_numbers(say: Say, kept: Path, tmp_path: Path) -> None:
    out = tmp_path / "way.npz"

    status, words, _ = say("iterate", kept, "--from", "sample:7", "--steps", "9", "--out", out)

    assert status == 0
    assert words.startswith("Code.z: ")
    run = read_run(kept, "", CPU).run
    space = Space(run, next(end for end in run.program.plan.scope.outputs("n3")))
    recursion = Recursion(run, space.output, space.end)
    with np.load(out) as found:
        assert found["values"].shape == (10, 2)
        assert found["codes"].shape == (10, 3)
        assert np.array_equal(found["values"][:1], recursion.samples(np.array([7])))
        once = recursion.again(found["values"][:1], np.array([7]))
        assert found["values"][1:2] == pytest.approx(once, abs=1e-6)


def test_it_says_whether_it_came_to_rest(say: Say, kept: Path, tmp_path: Path) -> None:
    arguments = ("iterate", kept, "--out", tmp_path / "way.npz", "--from", "sample:7")

    _, patient, _ = say(*arguments, "--tolerance", "0.1", "--steps", "40")
    _, strict, _ = say(*arguments, "--tolerance", "1e-12", "--steps", "3")

    assert patient.startswith("Code.z: at rest after ")
    assert " of 40 steps." in patient
    assert strict.startswith("Code.z: not at rest after 3 steps: the last one moved it by ")


def test_noise_is_that_of_the_seed(say: Say, kept: Path, tmp_path: Path) -> None:
    arguments = ("iterate", kept, "--from", "noise", "--json", "--out", tmp_path / "way.npz")

    starts = [
        json.loads(say(*arguments, "--seed", seed)[1])["values"][0] for seed in ("1", "1", "2")
    ]

    assert starts[0] == starts[1] != starts[2]


def test_two_numbers_are_a_point_of_the_plane_and_three_a_code(
    say: Say, kept: Path, tmp_path: Path
) -> None:
    arguments = ("iterate", kept, "--json", "--steps", "1", "--out", tmp_path / "way.npz")

    of_plane, of_code = (
        json.loads(say(*arguments, "--from", numbers)[1]) for numbers in ("-0.5,1", "-.5,1,0")
    )

    run = read_run(kept, "", CPU).run
    space = Space(run, run.program.plan.scope.outputs("n3")[0])
    code = np.array([[-0.5, 1, 0]], np.float32)
    assert of_code["values"][0] == pytest.approx(space.decode(code)[0].tolist(), abs=1e-6)
    code = space.shown().to_space((-0.5, 1))[None]
    assert of_plane["values"][0] == pytest.approx(space.decode(code)[0].tolist(), abs=1e-5)


def test_the_way_is_drawn_side_by_side_or_one_after_the_other(
    say: Say, kept: Path, tmp_path: Path
) -> None:
    arguments = ("iterate", kept, "--from", "sample:1", "--steps", "3")

    say(*arguments, "--out", tmp_path / "way.png")
    say(*arguments, "--out", tmp_path / "way.gif")

    with Image.open(tmp_path / "way.png") as image:
        assert image.size == (4 * 256 + 3 * 8, 256)
    with Image.open(tmp_path / "way.gif") as image:
        assert image.size == (256, 256)


def test_pictures_end_one_step_after_it_is_at_rest(say: Say, kept: Path, tmp_path: Path) -> None:
    arguments = ("iterate", kept, "--from", "sample:7", "--tolerance", "0.1", "--steps", "40")

    found = json.loads(say(*arguments, "--json", "--out", tmp_path / "way.gif")[1])
    say(*arguments, "--out", tmp_path / "way.png")
    say(*arguments, "--out", tmp_path / "way.npz")

    shown = found["rest"] + 2
    assert 2 <= shown < 41
    with Image.open(tmp_path / "way.png") as image:
        assert image.size == (shown * 256 + (shown - 1) * 8, 256)
    with Image.open(tmp_path / "way.gif") as image:
        assert getattr(image, "n_frames", 1) <= shown
    with np.load(tmp_path / "way.npz") as way:
        assert len(way["values"]) == 41


def test_several_starts_are_told_by_their_fixed_points(
    say: Say, kept_judged: Path, tmp_path: Path
) -> None:
    out = tmp_path / "fixed.npz"

    status, words, _ = say("iterate", kept_judged, "--starts", 20, "--steps", 400, "--out", out)

    with np.load(out) as found:
        assert status == 0
        count = len(found["values"])
        assert f"{found['at_rest']} of 20 starts came to rest" in words
        assert found["reached"].sum() == found["at_rest"]
        assert f"at {count} point" in words
        assert f" by {found['doubts'].mean():.2f} nats" in words


def fixed(count: int, far: int) -> FixedPoints:
    """So many fixed points, of which so many are far and doubted."""
    none, is_far = np.zeros((count, 2), np.float32), np.arange(count) < far
    reached, doubts = np.ones(count, np.int64), np.full(count, 0.5, np.float32)
    told = (none, doubts, is_far, is_far, 0.25, "n1", "any", 7)
    return FixedPoints(none, none, none, reached, 20, 9, count, 0.001, 0.3, *told)


@pytest.mark.parametrize(
    ("count", "far", "told"),
    [
        (1, 0, "at 1 point; it is not further from all"),
        (1, 1, "at 1 point; it is further from all"),
        (3, 1, "at 3 points more than 0.3 apart; 1 of these is further from all"),
        (3, 2, "at 3 points more than 0.3 apart; 2 of these are further from all"),
        (1, 1, "Told doubts it by 0.50 nats, and 95 % of the samples by 0.25 at most; it is both"),
        (3, 1, "Told doubts them by 0.50 nats on average, and 95 % of the samples by 0.25 at most"),
        (3, 1, "; 1 of the 3 is both far and doubted more."),
    ],
)
def test_one_point_and_several_are_told_apart(count: int, far: int, told: str) -> None:
    assert told in "\n".join(all_words(fixed(count, far), "Told"))


def test_a_classifier_is_asked_at_both_ends(say: Say, kept_judged: Path, tmp_path: Path) -> None:
    arguments = ("--from", "sample:1", "--json", "--out", tmp_path / "way.npz")

    found = json.loads(say("iterate", kept_judged, *arguments)[1])
    _, words, _ = say("iterate", kept_judged, *arguments[:2], *arguments[3:])

    first, last = found["doubts"][0], found["doubts"][-1]
    assert f"Told doubts where it began by {first:.2f} nats, and where it ends by {last:.2f}" in (
        words
    )


def test_what_comes_back_without_a_code_is_followed_too(
    say: Say, kept_duel: Path, tmp_path: Path
) -> None:
    arguments = ("iterate", kept_duel, "--out", tmp_path / "way.npz", "--port")

    status, words, _ = say(*arguments, "Maker.point")
    refused, _, said = say(*arguments, "Maker.point", "--from", "1,2")

    assert status == 0
    assert words.startswith("Maker.point: ")
    assert refused == 2
    assert "No code lies on this way" in said


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--from", "sample:200"), "Expected samples from 0 to 199, received 200."),
        (("--from", "sample:x"), "--from: expected noise, sample:17, or numbers with commas betw"),
        (("--from", "1,nan"), "--from: expected noise, sample:17, or numbers with commas betw"),
        (("--from", "1,2,3,4"), "Expected a code of 3 numbers, received 4"),
        (("--steps", "0"), "--steps: expected a whole number from 1 to 1,000,000, received '0'"),
        (("--starts", "x"), "--starts: expected a whole number from 1 to 1,000,000, received 'x'"),
        (("--tolerance", "0"), "--tolerance: expected a number above 0, received '0'"),
        (("--seed", "x"), "--seed: expected a whole number, received 'x'"),
        (("--starts", "2", "--from", "1,2,3"), "--starts: several starts are of noise"),
        (("--out", "way.bmp"), "--out: expected a name that ends with .npz, .png or .gif"),
        (("--out", "gone/way.npz"), "gone/way.npz cannot be written:"),
        (("--port", "Hidden.y"), "--port: expected one of Code.z, received Hidden.y."),
    ],
)
def test_arguments_that_cannot_be_used_are_one_sentence(
    say: Say, kept: Path, words: tuple[str, ...], sentence: str, here: Path
) -> None:
    status, told, said = say("iterate", kept, "--out", "way.npz", *words)

    assert (status, told) == (2, "")
    assert sentence in said
    assert said.count("\n") == 1
    assert not list(here.iterdir())


def test_a_run_in_which_nothing_comes_back_says_so(
    say: Say, kept_without_space: Path, tmp_path: Path
) -> None:
    status, _, said = say("iterate", kept_without_space, "--out", tmp_path / "way.npz")

    assert status == 2
    assert "nothing comes back in its own shape in this run" in said
