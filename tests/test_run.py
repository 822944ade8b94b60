"""The bootstrap: which task is asked for, what the system lacks, and when to install again."""

import ast
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

import run

ROOT = Path(run.__file__).parent
ON_X11 = {"DISPLAY": ":0"}


@pytest.mark.parametrize(
    ("arguments", "task", "rest"),
    [
        ([], "window", []),
        (["mine.loom"], "window", ["mine.loom"]),
        (["test", "-k", "wire"], "test", ["-k", "wire"]),
        (["check"], "gates", []),
        (["check", "mine.loom"], "engine", ["check", "mine.loom"]),
        (["bench", "canvas", "--json"], "bench", ["canvas", "--json"]),
        (["screenshots"], "screenshots", []),
        (["train", "digits-autoencoder"], "engine", ["train", "digits-autoencoder"]),
        (["examples"], "engine", ["examples"]),
        (["associate"], "app", ["associate"]),
        (["dissociate"], "app", ["dissociate"]),
        (["file:///home/me/Mine.LOOM"], "window", ["file:///home/me/Mine.LOOM"]),
        (["--help"], "help", []),
    ],
)
def test_arguments_lead_to_their_task(arguments: list[str], task: str, rest: list[str]) -> None:
    assert run.route(arguments) == (task, rest)


def test_an_existing_file_of_any_name_opens_in_the_window(tmp_path: Path) -> None:
    file = tmp_path / "drawing.json"
    file.touch()
    assert run.route([str(file)]) == ("window", [str(file)])


def test_help_installs_nothing_and_names_every_task() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "run.py"), "--help"], capture_output=True, text=True, check=True
    )
    tasks = ("test", "check", "bench", "screenshots", "associate", "COMMAND")
    assert all(f"run.py {task}" in done.stdout for task in tasks)


def test_an_old_python_is_told_which_one_is_needed() -> None:
    problem = run.python_problem((3, 9, 2))
    assert problem is not None
    assert "3.11 or newer" in problem
    assert "3.9.2" in problem


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 1), (4, 0, 0)])
def test_a_new_python_is_no_problem(version: tuple[int, ...]) -> None:
    assert run.python_problem(version) is None


def test_the_bootstrap_parses_on_python_3_6() -> None:
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_the_sentence_names_the_packages_of_missing_libraries_only() -> None:
    there = set(run.qt_libraries(ON_X11, "linux")) - {"libEGL.so.1", "libxcb-cursor.so.0"}
    packages = run.missing_packages(run.qt_libraries(ON_X11, "linux"), there.__contains__)
    problem = run.library_problem(packages)
    assert problem is not None
    assert "`sudo apt-get install libegl1 libxcb-cursor0`" in problem


def test_nothing_is_said_where_no_library_is_missing() -> None:
    assert run.library_problem([]) is None


def test_a_library_that_the_system_lacks_is_found_missing() -> None:
    libraries = {"libno-such-library.so.7": "libno-such-library7"}
    assert run.missing_packages(libraries) == ["libno-such-library7"]


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_only_linux_asks_the_system_for_libraries(platform: str) -> None:
    assert run.qt_libraries(ON_X11, platform) == {}


@pytest.mark.parametrize("environment", [{}, {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}])
def test_no_screen_needs_no_library_of_x11(environment: dict[str, str]) -> None:
    assert not set(run.qt_libraries(environment, "linux")) & set(run.UNDER_X11)


@pytest.mark.parametrize(
    ("environment", "platform", "has_display"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        (ON_X11, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_a_display_is_missing_only_on_linux(
    environment: dict[str, str], platform: str, has_display: bool
) -> None:
    assert run.has_display(environment, platform) is has_display


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with the two files that say what is installed."""
    (tmp_path / "pyproject.toml").write_text("[project]")
    (tmp_path / "constraints.txt").write_text("numpy==2.4.6")
    return tmp_path


def test_the_stamp_is_the_same_for_the_same_installation(project: Path) -> None:
    first = run.stamp(project, "", (3, 11, 7))
    assert first == run.stamp(project, "", (3, 11, 9))
    assert len(first) == hashlib.sha256().digest_size * 2


@pytest.mark.parametrize("file", ["pyproject.toml", "constraints.txt"])
def test_the_stamp_follows_what_is_asked_for(project: Path, file: str) -> None:
    before = run.stamp(project, "", (3, 11, 7))
    (project / file).write_text("changed")
    assert run.stamp(project, "", (3, 11, 7)) != before


def test_the_stamp_tells_extras_and_pythons_apart(project: Path) -> None:
    asked = [("", (3, 11, 7)), ("[test]", (3, 11, 7)), ("", (3, 12, 1))]
    assert len({run.stamp(project, extras, version) for extras, version in asked}) == len(asked)


@pytest.fixture
def environment(tmp_path: Path) -> Path:
    """A folder that looks like an environment of Python 3.11."""
    (tmp_path / "python").touch()
    (tmp_path / "pyvenv.cfg").write_text("home = somewhere\nversion = 3.11.7\n")
    return tmp_path


def is_whole(environment: Path, version: tuple[int, ...] = (3, 11, 7)) -> bool:
    return run.is_whole(environment / "python", environment / "mark", version)


def test_a_finished_environment_is_added_to(environment: Path) -> None:
    assert is_whole(environment)
    (environment / "mark").write_text("an older stamp")
    assert is_whole(environment)


def test_an_interrupted_installation_is_done_again_from_the_start(environment: Path) -> None:
    (environment / "mark").write_text(run.UNFINISHED)
    assert not is_whole(environment)


def test_an_environment_of_another_python_is_made_anew(environment: Path) -> None:
    assert not is_whole(environment, (3, 12, 1))


def test_an_environment_whose_python_is_gone_is_made_anew(environment: Path) -> None:
    (environment / "python").unlink()
    assert not is_whole(environment)


@pytest.mark.parametrize(
    ("whole", "arguments", "words"),
    [
        (["python3", "run.py", "train", "x"], ["run.py", "train", "x"], "python3 run.py"),
        (["/usr/bin/python", "../run.py"], ["../run.py"], "python ../run.py"),
        (["python", "-X", "dev", "run.py", "y"], ["run.py", "y"], "python -X dev run.py"),
    ],
)
def test_what_was_typed_is_the_command_without_its_arguments(
    whole: list[str], arguments: list[str], words: str
) -> None:
    assert run.typed(whole, arguments) == words


@pytest.fixture
def pip(project: Path, environment: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Python that notes how it was started, and fails where a file `broken` is beside it."""
    python = environment / "python"
    python.write_text(
        f'#!/bin/sh\necho "$@" > {environment}/started\n'
        f"if [ -e {environment}/broken ]; then echo no network >&2; exit 1; fi\n"
    )
    python.chmod(0o755)
    version = ".".join(map(str, run.VERSION))
    (environment / "pyvenv.cfg").write_text(f"version = {version}\n")
    places = {"ROOT": project, "VENV": environment, "PYTHON": python, "MARK": environment / "mark"}
    for name, place in places.items():
        monkeypatch.setattr(run, name, place)
    return environment


@pytest.mark.skipif(os.name == "nt", reason="a script of sh stands for pip")
def test_installing_says_one_line_before_and_one_after(
    pip: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run.install("") is None
    told = capfd.readouterr()
    before, after = told.err.splitlines()
    assert told.out == ""
    assert before.startswith("Installing into .venv, once: ")
    assert after == "Installed in 0 s."
    assert "-m pip install -q" in (pip / "started").read_text()


@pytest.mark.skipif(os.name == "nt", reason="a script of sh stands for pip")
def test_what_pip_says_of_a_failure_is_seen(pip: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (pip / "broken").touch()
    problem = run.install("")
    told = capfd.readouterr()
    assert problem is not None
    assert problem.startswith("Installing failed")
    assert told.err.splitlines()[1:] == ["no network"]
    assert "Installed" not in told.err


def test_linux_is_told_of_cuda_before_it_is_fetched() -> None:
    assert "GB" in run.download_words("linux")
    assert "300 MB" in run.download_words("darwin")
