import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engine import cli
from engine.cli import main
from engine.command_answer import DONE, FAILED, UNUSABLE
from engine.document import edits
from engine.document.files import read_document, write_document
from engine.document.values import Document
from engine.examples import example_paths
from engine.language import registry
from engine.training.earlier import kept_weights
from tests.engine.drawn import classifier, diverging, node_of, too_wide
from tests.engine.shapes.repairs.broken import with_a_layer_left_out

EXAMPLE = "digits-autoencoder"
PNG = b"\x89PNG\r\n\x1a\n"

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
def classified(tmp_path: Path) -> Path:
    """The file of a small document."""
    return saved(classifier(), tmp_path)


def saved(document: Document, folder: Path) -> Path:
    path = folder / "small.loom"
    write_document(document, path)
    return path


def broken() -> Document:
    """A classifier whose loss has lost its prediction."""
    document = classifier()
    loss = node_of(document, "Cross-entropy")
    wires = document.graph.wires_into(loss, "prediction")
    return edits.with_graph(document, edits.disconnect(document.graph, *wires))


def test_a_refusal_begins_with_what_the_person_typed(
    say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(cli.STARTED_AS, "python run.py")
    status, _, errors = say("train", "x.loom", "--epochs", "two")
    assert status == UNUSABLE
    assert errors.startswith("python run.py train: --epochs: expected a whole number")


def json_of(said: tuple[int, str, str]) -> Any:  # as JSON has it
    assert said[1].count("\n") == 1
    return json.loads(said[1], parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))


def test_examples_are_listed(say: Say) -> None:
    status, out, err = say("examples")

    assert (status, err) == (DONE, "")
    assert f"{EXAMPLE:<24} Digits autoencoder\n" in out


def test_examples_are_listed_as_json(say: Say) -> None:
    found = {entry["name"]: entry for entry in json_of(say("examples", "--json"))}

    example = found[EXAMPLE]
    assert example["title"] == "Digits autoencoder"
    assert Path(example["path"]).exists()


def test_blocks_are_listed(say: Say) -> None:
    status, out, _ = say("blocks")

    assert status == DONE
    assert len(out.splitlines()) == len(registry())
    assert "dense" in out


def test_blocks_are_listed_as_json_with_their_ports_and_parameters(say: Say) -> None:
    (dense,) = (block for block in json_of(say("blocks", "--json")) if block["id"] == "dense")

    assert (dense["family"], dense["inputs"], dense["outputs"]) == ("neurons", ["x"], ["y"])
    units = dense["parameters"][0]
    assert (units["name"], units["kind"], units["default"]) == ("units", "integer", 64)


def test_the_schema_is_printed(say: Say) -> None:
    status, out, _ = say("schema")

    assert status == DONE
    assert json.loads(out) == json_of(say("schema", "--json"))
    assert "graph" in json.loads(out)["properties"]


def test_a_document_without_problems_is_checked(say: Say) -> None:
    assert say("check", EXAMPLE) == (
        DONE,
        "Digits autoencoder: no problems, 33,474 weights.\n",
        "",
    )
    told = {"problems": [], "warnings": [], "weights": 33_474}
    assert json_of(say("check", EXAMPLE, "--json")) == told


def test_a_warning_is_told_of_a_document_without_problems(say: Say, tmp_path: Path) -> None:
    document = saved(with_a_layer_left_out(), tmp_path)

    status, out, _ = say("check", document)
    (told,) = json_of(say("check", document, "--json"))["warnings"]

    assert status == DONE
    assert "\nWarning: Hidden: the loss of Adam depends on its weights, but no optimizer" in out
    assert told["nodes"][0] == {"id": "n3", "title": "Hidden"}


def test_problems_are_one_sentence_a_line(say: Say, tmp_path: Path) -> None:
    status, out, err = say("check", saved(broken(), tmp_path))

    assert (status, err) == (FAILED, "")
    assert out.startswith("Cross-entropy, prediction: expected one wire, received none; ")


@pytest.mark.parametrize("command", ["check", "train", "export"])
def test_problems_are_told_as_json_with_the_nodes_they_speak_of(
    say: Say, tmp_path: Path, command: str
) -> None:
    more = ["-o", tmp_path / "out.py"] if command == "export" else []
    said = say(command, saved(broken(), tmp_path), "--json", *more)

    problem = json_of(said)["problems"][0]
    loss = {"id": node_of(broken(), "Cross-entropy"), "title": "Cross-entropy"}
    assert said[0] == FAILED
    assert (problem["code"], problem["nodes"]) == ("missing-wire", [loss])
    assert (problem["expected"], problem["received"]) == ("one wire", "none")
    assert not (tmp_path / "out.py").exists()


@pytest.mark.parametrize("command", ["train", "export"])
def test_an_empty_document_has_nothing_to_train(say: Say, tmp_path: Path, command: str) -> None:
    more = ["-o", tmp_path / "out.py"] if command == "export" else []
    status, out, _ = say(command, saved(Document(), tmp_path), *more)

    assert status == FAILED
    assert "so there is nothing to train" in out


def test_a_document_is_trained(say: Say, classified: Path) -> None:
    status, out, err = say("train", classified)

    assert status == DONE
    assert out.startswith("Classifier: 4 steps in ")
    assert "validation  Accuracy" in out
    assert "epoch 2 of 2, step 4" in err


def test_the_result_of_a_training_is_one_json_value(say: Say, classified: Path) -> None:
    said = say("train", classified, "--json")

    assert said[0] == DONE
    assert json_of(said)["steps"] == 4


def test_settings_can_be_given_instead_of_the_documents(say: Say, classified: Path) -> None:
    words = ("--epochs", 3, "--seed", 7, "--threads", 1)
    found = json_of(say("train", classified, "--json", *words))

    assert (found["epochs"], found["seed"], found["threads"]) == (3, 7, 1)


def test_a_parameter_is_set_by_id_or_by_title(say: Say, classified: Path) -> None:
    hidden = node_of(classifier(), "Hidden")

    weights = [
        json_of(say("train", classified, "--json", "--set", assignment))["weights"]
        for assignment in ("Hidden.units=3", f"{hidden}.units=3")
    ]

    assert weights == [13, 13]


def test_several_parameters_can_be_set(say: Say, classified: Path) -> None:
    words = ("--set", "Hidden.units=3", "--set", "Adam.rule=sgd", "--set", "Told.bias=false")

    assert json_of(say("train", classified, "--json", *words))["weights"] == 12


def test_a_shape_is_set_as_json_has_it(say: Say, classified: Path, tmp_path: Path) -> None:
    say("export", classified, "-o", tmp_path / "out.py", "--set", "Told.shape=[1]")

    assert "self.told = nn.Linear(8, 1)" in (tmp_path / "out.py").read_text("utf-8")


def test_a_run_is_kept_in_the_folder_that_is_named(
    say: Say, classified: Path, tmp_path: Path
) -> None:
    found = json_of(say("train", classified, "--json", "--run-dir", tmp_path / "run"))

    assert found["run_folder"] == str(tmp_path / "run")
    assert (tmp_path / "run" / "metrics.csv").exists()


def test_a_report_is_written_into_the_folder_that_is_named(
    say: Say, classified: Path, tmp_path: Path
) -> None:
    status, out, _ = say("train", classified, "--report", tmp_path / "deep" / "report")

    assert status == DONE
    assert f"Report: {tmp_path / 'deep' / 'report' / 'report.png'}\n" in out
    assert (tmp_path / "deep" / "report" / "report.png").read_bytes().startswith(PNG)


def test_a_run_that_diverges_has_failed(say: Say, tmp_path: Path) -> None:
    said = say("train", saved(diverging(epochs=1_000), tmp_path), "--json")

    assert said[0] == FAILED
    assert json_of(said)["failure"].startswith("Adam: expected a finite loss, received ")


def test_a_network_that_fits_in_no_memory_has_failed(say: Say, tmp_path: Path) -> None:
    said = say("train", saved(too_wide(), tmp_path), "--json")

    assert said[0] == FAILED
    assert "memory" in json_of(said)["failure"]


def test_a_document_is_exported(say: Say, classified: Path, tmp_path: Path) -> None:
    status, out, _ = say("export", classified, "--to", "python", "-o", tmp_path / "out.py")

    text = (tmp_path / "out.py").read_text("utf-8")
    assert status == DONE
    assert out.startswith(f"Wrote {tmp_path / 'out.py'}; it runs by itself with ")
    assert text.startswith('"""Classifier.\n\nWritten by Neuroloom from small.loom; ')


def test_weights_of_an_earlier_run_are_found_beside_the_document_or_where_it_is_said(
    say: Say, classified: Path, tmp_path: Path
) -> None:
    say("train", classified, "--run-dir", tmp_path / "small.runs" / "one")
    document = read_document(classified)
    hidden = node_of(document, "Hidden")
    taken = kept_weights(tmp_path / "small.runs" / "one", hidden)
    write_document(
        edits.with_graph(document, edits.take_weights(document.graph, hidden, taken)), classified
    )

    status, out, _ = say("export", classified, "-o", tmp_path / "out.py")
    assert (status, (tmp_path / "out.safetensors").exists()) == (DONE, True)
    assert f"{tmp_path / 'out.safetensors'}, which belongs beside it" in out
    assert say("train", classified)[0] == DONE

    (tmp_path / "small.runs").rename(tmp_path / "elsewhere")
    exporting = ["export", classified, "-o", tmp_path / "out.py"]
    for command in (["check", classified], ["train", classified], exporting):
        status, out, _ = say(*command)
        assert status == FAILED
        assert out.startswith("Hidden: expected the weights of the run one in ")
        assert "small.runs, and the run is not there" in out
        assert say(*command, "--runs", tmp_path / "elsewhere")[0] == DONE


def test_an_example_names_its_file_in_what_is_exported(say: Say, tmp_path: Path) -> None:
    found = json_of(say("export", EXAMPLE, "--json", "-o", tmp_path / "out.py"))

    lines = (tmp_path / "out.py").read_text("utf-8").splitlines()
    assert found == {"output": str(tmp_path / "out.py"), "lines": len(lines)}
    assert f"from {EXAMPLE}.loom" in lines[2]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--set", "Nobody.units=3"], "expected the id or title of a node (Moons, Hidden, "),
        (["--set", "Hidden.units=many"], "expected a whole number, received 'many'."),
        (["--set", "Hidden.units=0"], "expected 1 to 65,536, received 0."),
        (
            ["--set", "Hidden.legs=4"],
            "expected a parameter of Hidden (units, activation, bias), received",
        ),
        (["--set", "Hidden=4"], "--set Hidden=4: expected NODE.PARAMETER=VALUE, such as"),
        (["--set", "Hidden.units"], "expected NODE.PARAMETER=VALUE, such as"),
        (["--epochs", "0"], "--epochs: "),
        (["--seed", "-1"], "--seed: "),
        (["--device", "abacus"], "Device: expected one of auto, cpu"),
    ],
    ids=lambda value: value[-1] if isinstance(value, list) else "",
)
def test_an_argument_that_cannot_be_used_is_one_sentence(
    say: Say, classified: Path, words: list[str], sentence: str
) -> None:
    status, out, err = say("train", classified, *words)

    assert (status, out) == (UNUSABLE, "")
    assert sentence in err
    assert err.count("\n") == 1


def test_a_title_that_two_nodes_have_is_not_guessed(say: Say, tmp_path: Path) -> None:
    document = classifier()
    hidden, told = node_of(document, "Hidden"), node_of(document, "Told")
    graph = edits.rename(document.graph, told, "Hidden")
    path = saved(edits.with_graph(document, graph), tmp_path)

    status, _, err = say("train", path, "--set", "Hidden.bias=false")

    assert status == UNUSABLE
    assert err == f"--set: 2 nodes are called 'Hidden'; use one of {hidden}, {told}.\n"


@pytest.mark.parametrize("command", ["check", "train"])
def test_a_file_that_is_not_there_is_one_sentence(say: Say, command: str) -> None:
    first, *_ = example_paths()
    status, out, err = say(command, "nowhere.loom")

    assert (status, out) == (UNUSABLE, "")
    assert err == (
        "nowhere.loom: there is no such file or example; expected a .loom file or an example, "
        f"such as {first}. The command examples lists them all.\n"
    )


@pytest.mark.parametrize("content", [b"no document", b"\xff\xfe", b"{}", b"[]"])
def test_a_file_that_is_no_document_is_one_sentence(
    say: Say, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "other.loom"
    path.write_bytes(content)

    status, out, err = say("check", path)

    assert (status, out) == (UNUSABLE, "")
    assert err.startswith("other.loom is not ")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("option", "sentence"),
    [
        ("--run-dir", "The run cannot be kept in {path}: "),
        ("--report", "{path} cannot be written: "),
    ],
)
def test_a_folder_that_cannot_be_written_is_one_sentence(
    say: Say, classified: Path, option: str, sentence: str
) -> None:
    status, out, err = say("train", classified, option, classified / "folder")

    assert (status, out) == (UNUSABLE, "")
    assert err.startswith(sentence.format(path=classified / "folder"))
    assert err.count("\n") == 1


def test_a_script_that_cannot_be_written_is_one_sentence(
    say: Say, classified: Path, tmp_path: Path
) -> None:
    target = tmp_path / "nowhere" / "out.py"

    sentence = f"{target} cannot be written: the folder {target.parent} is not there"
    assert say("export", classified, "-o", target) == (
        UNUSABLE,
        "",
        f"{sentence}; save into another one.\n",
    )


@pytest.mark.parametrize(
    "words", [[], ["fly"], ["train"], ["train", EXAMPLE, "--epochs", "many"], ["export", EXAMPLE]]
)
def test_words_that_are_no_command_end_with_the_status_of_unusable_arguments(
    say: Say, words: list[str]
) -> None:
    status, out, err = say(*words)

    assert (status, out) == (UNUSABLE, "")
    assert err.count("\n") == 1
    assert err.endswith("; --help explains them all.\n")


def test_an_interrupted_command_says_so(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(path: Path) -> Document:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "read_document", interrupted)

    assert say("check", EXAMPLE) == (FAILED, "", "Stopped.\n")


def test_the_command_line_is_a_program(classified: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "engine", "train", classified, "--json", "--epochs", "1"],
        capture_output=True,
        text=True,
        env={**os.environ, "CUDA_VISIBLE_DEVICES": ""},
        check=False,
        timeout=120,
    )

    assert done.returncode == DONE
    assert json.loads(done.stdout)["steps"] == 2
    assert "epoch 1 of 1" in done.stderr


def test_a_row_that_has_no_figure_is_refused_with_those_that_have(say: Say) -> None:
    status, out, err = say("deck", "--rows", "99")
    assert (status, out) == (UNUSABLE, "")
    assert err.startswith("--rows: expected rows with figures (")
    assert err.endswith("received 99.\n")


def test_a_number_of_seeds_below_one_is_refused(say: Say) -> None:
    status, _, err = say("deck", "--seeds", "0")
    assert status == UNUSABLE
    assert "expected at least 1, received '0'" in err


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe is closed otherwise there")
def test_who_has_read_enough_is_told_nothing_more() -> None:
    command = [sys.executable, "-m", "engine", "blocks"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as engine:
        assert engine.stdout is not None
        assert engine.stderr is not None
        engine.stdout.close()
        assert engine.stderr.read() == b""
    assert engine.returncode == DONE
