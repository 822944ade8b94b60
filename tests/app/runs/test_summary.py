from __future__ import annotations

from pathlib import Path

import pytest

from app.runs.kept import KeptRun
from app.runs.summary import main_value, summary_of, summary_text
from tests.app.runs.kept_runs import about

FOLDER = Path("runs") / "r1"


def lines(**known: object) -> dict[str, str]:
    return {line.label: line.value for line in summary_of(KeptRun(FOLDER, about("r1", **known)))}


def test_a_summary_says_how_far_the_run_came_and_what_it_was_made_with() -> None:
    assert lines() == {
        "State": "Finished",
        "Epochs": "150 of 150",
        "Steps": "2,700",
        "Time": "1 min 15 s",
        "Reconstruction, validation": "0.500, lowest 0.250 in\u00a0epoch\u00a0120",
        "Reconstruction, test": "0.375",
        "Weights": "33,474",
        "Seed": "3",
        "Device": "CPU · 1 thread",
        "Adam, step size": "0.001 from step 1,240",
        "Kept in": str(FOLDER),
    }


def test_a_failed_run_says_why() -> None:
    assert lines(state="failed", message="It failed.")["Reason"] == "It failed."


def test_a_last_value_that_is_the_lowest_is_said_once() -> None:
    best = {"last": 0.25, "lowest": 0.25, "lowest_epoch": 150}
    assert lines(validation={"n9": best})["Reconstruction, validation"] == "0.250"


def test_the_best_of_what_is_better_the_more_there_is_of_it_is_the_highest() -> None:
    best = {"last": 0.75, "highest": 1.0, "highest_epoch": 57}
    told = lines(validation={"n9": best})["Reconstruction, validation"]
    assert told == "0.750, highest 1.00 in\u00a0epoch\u00a057"


def test_what_is_no_number_is_said_so() -> None:
    assert lines(test={"n9": None})["Reconstruction, test"] == "not a number"


def test_a_run_that_cannot_be_read_says_why_and_where_it_is() -> None:
    found = summary_of(KeptRun(FOLDER, None, "run.json is gone."))
    assert [line.value for line in found] == ["run.json is gone.", str(FOLDER)]


def test_a_summary_is_copied_with_the_title_of_the_document_above_it() -> None:
    text = summary_text(KeptRun(FOLDER, about("r1"))).splitlines()
    assert text[0] == "Digits"
    assert text[1].endswith("seed 3")
    assert "Epochs: 150 of 150" in text


@pytest.mark.parametrize(
    ("known", "words"),
    [({}, "test 0.375"), ({"test": {}}, "validation 0.500"), ({"test": {}, "validation": {}}, "")],
)
def test_the_main_value_is_the_best_that_is_known(known: dict[str, object], words: str) -> None:
    assert main_value(about("r1", **known)) == words
