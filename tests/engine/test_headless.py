import itertools
import json
from pathlib import Path
from typing import Any

import pytest

from engine.document.edits import set_parameter, with_graph
from engine.document.values import Document
from engine.drawing import Drawing
from engine.headless import Listener, Outcome, train
from engine.language import Map
from engine.observations.records import Progress, RunState, Validated
from engine.training.film import read_film
from engine.training.loop import Failure
from engine.training.run import Run
from tests.engine.drawn import (
    CPU,
    classifier,
    digits_autoencoder,
    diverging,
    duel,
    moons_autoencoder,
    node_of,
    placed_points,
    run_of,
    schooling,
    told_by,
    too_wide,
)

PNG = b"\x89PNG\r\n\x1a\n"


def trained(document: Document, report: Path | None = None) -> Outcome:
    return train(document, None, report, CPU)


def value_of(outcome: Outcome) -> Any:  # as JSON has it
    return json.loads(json.dumps(outcome.value, allow_nan=False))


def progress(state: RunState, epoch: int = 1, epochs: int = 4) -> Progress:
    return Progress("run-1", state, epoch, epochs, 1234, 56_789.0, 7.6)


def test_an_outcome_tells_what_was_trained_and_how() -> None:
    found = value_of(trained(classifier(seed=3)))

    wanted = {"document": "Classifier", "seed": 3, "steps": 4, "epochs": 2, "weights": 33}
    assert wanted.items() <= found.items()
    assert (found["threads"], found["device"], found["failure"]) == (1, "cpu", None)
    assert set(found["versions"]) == {"python", "torch", "numpy"}
    assert found["seconds"] >= 0


def test_an_outcome_tells_the_last_losses_and_measures_with_id_and_title() -> None:
    document = classifier()
    run = run_of(document)
    told = told_by(run, 4)

    found = value_of(trained(document))

    assert found["training"] == [
        {"id": node_of(document, "Adam"), "title": "Adam", "value": told[-1][1][0]}
    ]
    assert _by_id(found["validation"]) == run.evaluate("validation")
    assert _by_id(found["test"]) == run.evaluate("test")
    assert {entry["title"] for entry in found["test"]} == {"Cross-entropy", "Accuracy"}


def test_an_outcome_has_a_line_for_each_number() -> None:
    head, *lines = trained(classifier()).lines

    assert head.startswith("Classifier: 4 steps in ")
    assert [line.split()[:2] for line in lines] == [
        ["training", "Cross-entropy"],
        ["validation", "Cross-entropy"],
        ["validation", "Accuracy"],
        ["test", "Cross-entropy"],
        ["test", "Accuracy"],
    ]


def test_an_outcome_says_in_words_that_a_code_has_collapsed() -> None:
    drawing = Drawing("Collapsed", epochs=1, batch_size=100)
    data = drawing.place("dataset", data="moons", rows=200)
    code = drawing.place("gaussian", data["points"], title="Code", shape=(2,))
    drawing.place("active_dimensions", code, title="Active", least=100.0)
    loss = drawing.place("kl_to_prior", code, title="KL")
    drawing.place("optimizer", loss, title="Adam")

    assert trained(drawing.document).lines[-1] == (
        "Active: The code has collapsed: no dimension tells 100 nats of its sample."
    )


def test_a_run_is_kept_in_the_folder_that_is_named(tmp_path: Path) -> None:
    outcome = train(classifier(), tmp_path / "run", None, CPU)

    assert value_of(outcome)["run_folder"] == str(tmp_path / "run")
    assert (tmp_path / "run" / "weights.safetensors").exists()


def test_a_run_that_is_kept_is_filmed(tmp_path: Path) -> None:
    train(moons_autoencoder(), tmp_path / "run", None, CPU)

    found = read_film(tmp_path / "run")

    assert (found.frames[0].step, found.frames[-1].step) == (0, 4)


def test_a_folder_that_cannot_be_written_is_told_before_the_first_step(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")

    with pytest.raises(OSError, match="The run cannot be kept in"):
        train(classifier(epochs=1_000_000), tmp_path / "file", None, CPU)


def test_a_run_that_diverges_tells_why_and_has_no_number_for_what_is_none(tmp_path: Path) -> None:
    outcome = train(diverging(epochs=1_000), None, tmp_path, CPU)

    found = value_of(outcome)
    assert outcome.message.startswith("Adam: expected a finite loss, received ")
    assert found["failure"] == outcome.lines[-1] == outcome.message
    assert (found["training"][0]["value"], found["test"], found["report"]) == (None, [], None)
    assert list(tmp_path.iterdir()) == []


def test_a_network_that_fits_in_no_memory_fails_in_words() -> None:
    with pytest.raises(Failure, match="memory"):
        trained(too_wide())


def test_a_run_that_is_interrupted_keeps_what_it_has(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    step, calls = Run.step, itertools.count()

    def interrupted(run: Run) -> object:
        if next(calls) == 3:
            raise KeyboardInterrupt
        return step(run)

    monkeypatch.setattr(Run, "step", interrupted)
    outcome = train(classifier(), tmp_path / "run", None, CPU)

    assert outcome.message == "The run was stopped."
    assert value_of(outcome)["steps"] == 3
    assert json.loads((tmp_path / "run" / "run.json").read_text())["state"] == "stopped"


@pytest.mark.parametrize(
    "document",
    [digits_autoencoder(epochs=1), moons_autoencoder(), classifier(), duel()],
    ids=lambda document: document.title,
)
def test_a_report_is_a_picture(document: Document, tmp_path: Path) -> None:
    outcome = trained(document, tmp_path)

    assert (tmp_path / "report.png").read_bytes().startswith(PNG)
    assert value_of(outcome)["report"] == str(tmp_path / "report.png")
    assert outcome.lines[-1] == f"Report: {tmp_path / 'report.png'}"


def test_a_report_shows_no_pictures_where_noise_made_them(tmp_path: Path) -> None:
    drawing, digits = placed_points(data="digits")
    noise = drawing.place("noise", shape=(4,))
    made = drawing.place("probability", noise, shape=(8, 8))
    drawing.place("optimizer", drawing.place("mean_squared_error", made, digits["images"]))

    trained(drawing.document, tmp_path)

    assert (tmp_path / "report.png").exists()


def test_a_report_shows_no_pictures_where_the_loss_is_a_sum(tmp_path: Path) -> None:
    drawing, digits = placed_points(data="digits")
    flat = drawing.place("flatten", digits["images"])
    made = drawing.place("linear", flat, shape=(8, 8))
    squared = drawing.place("mean_squared_error", made, digits["images"])
    absolute = drawing.place("mean_absolute_error", made, digits["images"])
    drawing.place("optimizer", drawing.place("sum", squared, absolute))

    trained(drawing.document, tmp_path)

    assert (tmp_path / "report.png").exists()


def test_progress_is_drawn_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    Listener(classifier()).tell(progress("finished"))

    shown = capsys.readouterr()
    bar = "█" * 7 + "·" * 23
    assert shown.err == f"\r{bar} epoch 1 of 4, step 1,234, 56,789 samples/s, 8 s left\n"
    assert shown.out == ""


def test_progress_names_the_stage_of_a_run_that_has_several(
    capsys: pytest.CaptureFixture[str],
) -> None:
    trained(schooling())

    shown = capsys.readouterr().err
    assert "stage 1 of 3: Before, epoch 0 of 4" in shown
    assert "stage 3 of 3: All, epoch 4 of 4" in shown


def test_progress_leaves_out_what_is_not_known_yet(capsys: pytest.CaptureFixture[str]) -> None:
    Listener(classifier()).tell(Progress("run-1", "training", 0, 4, 1, 0.0, 0.0))

    assert capsys.readouterr().err == f"\r{'·' * 30} epoch 0 of 4, step 1"


def test_a_shorter_line_covers_the_longer_one_before(capsys: pytest.CaptureFixture[str]) -> None:
    listener = Listener(classifier())
    listener.tell(progress("training"))
    listener.tell(Progress("run-1", "finished", 4, 4, 1234, 0.0, 0.0))

    longer, shorter = capsys.readouterr().err.rstrip("\n").split("\r")[1:]
    assert len(shorter) == len(longer)


def test_progress_is_drawn_ten_times_a_second_at_most(capsys: pytest.CaptureFixture[str]) -> None:
    listener = Listener(classifier())

    for _ in range(5):
        listener.tell(progress("training"))

    assert capsys.readouterr().err.count("\r") == 1


def test_the_bar_is_never_longer_than_a_run(capsys: pytest.CaptureFixture[str]) -> None:
    Listener(classifier()).tell(progress("finished", epoch=10, epochs=2))

    assert capsys.readouterr().err.count("█") == 30


def test_what_was_never_told_has_no_latest_values() -> None:
    assert Listener(classifier()).latest("validation") == {}


def _by_id(rows: list[dict[str, Any]]) -> dict[str, float]:
    return {row["id"]: row["value"] for row in rows}


def measured_run(*shares: float) -> tuple[Listener, str]:
    """A listener that was told how well a discriminator does after each epoch, and its node."""
    drawing, moons = placed_points("Judged")
    code = drawing.place("linear", moons["points"], shape=(1,))
    measure = drawing.place("discriminator_accuracy", code, code, title="Judge")
    drawing.place("optimizer", drawing.place("l2_penalty", code))
    listener = Listener(drawing.document)
    for epoch, share in enumerate(shares, start=1):
        listener.tell(Validated("r1", "validation", epoch, epoch, Map({measure.id: share})))
    return listener, measure.id


def test_what_values_mean_is_said_once_when_it_begins_and_when_it_is_over(
    capsys: pytest.CaptureFixture[str],
) -> None:
    measured_run(0.8, 0.99, 1.0, 0.8)
    told = "It tells nearly all apart (0.99 right), so what it judges learns little from it."
    assert capsys.readouterr().err.splitlines() == [
        "",
        f"epoch 2: Judge: {told}",
        "",
        "epoch 4: Judge: no longer.",
    ]


def test_the_latest_values_are_what_is_judged(capsys: pytest.CaptureFixture[str]) -> None:
    listener, node = measured_run(0.8)
    listener.tell(Validated("r1", "test", 1, 1, Map({node: 0.5})))
    assert [verdict.node for verdict in listener.verdicts] == [node]
    assert capsys.readouterr().err == ""


def test_a_loss_that_rises_far_above_its_best_is_said_to_diverge() -> None:
    document = moons_autoencoder(epochs=3)
    graph = set_parameter(document.graph, [node_of(document, "Adam")], "step_size", 10.0)
    outcome = train(with_graph(document, graph), None, None, CPU)
    assert outcome.lines[-1].startswith("Loss: It is at ")
    assert outcome.lines[-1].endswith("it diverges. A smaller step size may help.")
