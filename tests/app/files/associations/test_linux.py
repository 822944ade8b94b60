from __future__ import annotations

import configparser
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from app.files.associations import kind, linux

COMMAND = ("/home/me/my programs/python", "-P", "-m", "app")
SPACE = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    return {
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
    }


@pytest.fixture(autouse=True)
def _without_tools(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tools write to the settings of the person who runs the tests."""
    monkeypatch.setattr("shutil.which", lambda _: None)


def files_under(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_the_type_is_a_kind_of_json_known_by_its_ending() -> None:
    (mime_type,) = ET.fromstring(linux.mime_type())  # noqa: S314 - a text of our own
    assert mime_type.get("type") == "application/x-neuroloom+json"
    parent, glob = mime_type.find(f"{SPACE}sub-class-of"), mime_type.find(f"{SPACE}glob")
    assert parent is not None
    assert glob is not None
    assert (parent.get("type"), glob.get("pattern")) == ("application/json", "*.loom")


def test_the_desktop_entry_opens_one_file_of_the_type() -> None:
    parser = configparser.RawConfigParser()
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # keys keep their capitals
    parser.read_string(linux.desktop_entry(COMMAND))
    entry = parser["Desktop Entry"]
    assert entry["Exec"] == '"/home/me/my programs/python" -P -m app %f'
    assert entry["MimeType"] == "application/x-neuroloom+json;"
    assert entry["Terminal"] == "false"


@pytest.mark.parametrize(
    ("argument", "written"),
    [
        ("/usr/bin/python3", "/usr/bin/python3"),
        ("/my programs/python", '"/my programs/python"'),
        ("100%", "100%%"),
        ("a$b", '"a\\\\$b"'),
        ('a"b', '"a\\\\"b"'),
    ],
)
def test_an_argument_is_written_as_desktop_entries_want_it(argument: str, written: str) -> None:
    assert linux.quoted(argument) == written


def test_what_was_put_in_place_is_taken_away_again(home: dict[str, str], tmp_path: Path) -> None:
    made = linux.associate(home)
    assert files_under(tmp_path / "data") == {
        "mime/packages/neuroloom.xml",
        "applications/neuroloom.desktop",
        "icons/hicolor/scalable/apps/neuroloom.svg",
        "icons/hicolor/scalable/mimetypes/application-x-neuroloom+json.svg",
    }
    assert linux.dissociate(home) == made
    assert files_under(tmp_path) == set()
    assert linux.dissociate(home) == []


def test_only_our_own_choice_is_taken_out_of_the_settings_of_the_person(
    home: dict[str, str], tmp_path: Path
) -> None:
    choices = tmp_path / "config" / "mimeapps.list"
    choices.parent.mkdir()
    ours = f"{kind.MIME}={linux.DESKTOP}\n"
    others = "[Default Applications]\ntext/html=firefox.desktop\n"
    choices.write_text(others + ours)
    linux.dissociate(home)
    assert choices.read_text() == others


def test_the_folders_are_those_of_the_person(tmp_path: Path) -> None:
    assert linux.data_home({}) == Path.home() / ".local" / "share"
    assert linux.config_home({}) == Path.home() / ".config"


VALIDATE = shutil.which("desktop-file-validate")


@pytest.mark.skipif(VALIDATE is None, reason="the system has no desktop-file-validate")
def test_the_desktop_entry_is_valid(tmp_path: Path) -> None:
    path = tmp_path / linux.DESKTOP
    path.write_text(linux.desktop_entry(COMMAND))
    assert VALIDATE
    said = subprocess.run([VALIDATE, str(path)], capture_output=True, text=True, check=False)
    assert "error" not in said.stdout, said.stdout
