import json
from pathlib import Path

import pytest

from engine.observations.about import (
    ABOUT,
    About,
    Best,
    Change,
    Unreadable,
    about_text,
    read_about,
    runs_beside,
)

KNOWN = About(
    run="r1",
    title="Digits",
    started_at=1_700_000_000.0,
    seed=3,
    epochs=4,
    validation={"mse": Best(last=0.5, lowest=0.25, lowest_epoch=2)},
    test={"mse": None},
    changes=(Change(optimizer="n1", step=7, step_size=0.01),),
)


def test_what_a_run_says_of_itself_comes_back(tmp_path: Path) -> None:
    (tmp_path / ABOUT).write_text(about_text(KNOWN), "utf-8")

    assert read_about(tmp_path) == KNOWN


def test_what_a_newer_program_adds_is_passed_over(tmp_path: Path) -> None:
    text = json.dumps({**json.loads(about_text(KNOWN)), "weather": "fair"})
    (tmp_path / ABOUT).write_text(text, "utf-8")

    assert read_about(tmp_path) == KNOWN


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", r"^run.json cannot be read: it ends early, in line 1\. Put it back, or delete"),
        (
            "{rust}",
            r"^run.json cannot be read: expected a key in double quotes in line 1, column 2",
        ),
        ("[]", r"cannot be read: expected an object in braces at the top, received \[\]\. Put it"),
        ('{"run": "r1"}', r"^run.json cannot be read: “title” is missing \(and 3 more\)\. Put"),
        (about_text(KNOWN).replace('"seed": 3', '"seed": -3'), "0 or more at “seed”, received -3"),
        (
            about_text(KNOWN).replace("0.25", "NaN"),
            "a finite number at “validation, mse, lowest”, received NaN",
        ),
    ],
)
def test_what_is_damaged_is_a_sentence_that_names_the_place(
    text: str, sentence: str, tmp_path: Path
) -> None:
    (tmp_path / ABOUT).write_text(text, "utf-8")

    with pytest.raises(Unreadable, match=sentence):
        read_about(tmp_path)


def test_a_folder_without_a_run_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"^run.json cannot be read: no such file or directory\."):
        read_about(tmp_path)


def test_runs_lie_beside_the_document_and_beside_its_neighbours(tmp_path: Path) -> None:
    for name in ("b.runs", "a.runs", "c.loom"):
        (tmp_path / name).mkdir()

    beside = [[path.name for path in runs_beside(tmp_path / name)] for name in ("b.loom", "n.loom")]

    assert beside == [["b.runs", "a.runs"], ["n.runs", "a.runs", "b.runs"]]
