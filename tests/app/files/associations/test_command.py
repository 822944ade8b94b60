from __future__ import annotations

from pathlib import Path

import pytest

from app.files.associations import command


def fail() -> list[Path]:
    raise PermissionError(13, "Permission denied")


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin", "freebsd14"])
def test_each_system_has_its_own_way(platform: str) -> None:
    there, back = command._acts(platform)  # noqa: SLF001 - calling it would tell the system
    assert there is not back


@pytest.mark.parametrize(
    ("places", "is_wanted", "words"),
    [
        (["/a", "/b"], True, ".loom files now open with this Neuroloom, for you alone (/a, /b)."),
        (["/a"], False, ".loom files no longer open with Neuroloom."),
        ([], False, "There was nothing to take back: .loom files did not open with Neuroloom."),
    ],
)
def test_it_says_what_it_did(
    places: list[str],
    is_wanted: bool,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(command, "_acts", lambda _: (lambda: places, lambda: places))
    assert command.associate(is_wanted=is_wanted) == 0
    assert capsys.readouterr().out == f"{words}\n"


def test_it_says_why_it_could_not(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "_acts", lambda _: (fail, fail))
    assert command.associate(is_wanted=True) == 1
    assert "could not be told: [Errno 13] Permission denied" in capsys.readouterr().err
