from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from app.files.paths import free_path, is_same_file, path_of, uri_of, with_ending, with_tilde


def test_a_relative_path_is_found_from_where_we_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert path_of("../Rings.loom") == tmp_path.parent.resolve() / "Rings.loom"


def test_a_file_address_stands_for_its_path(tmp_path: Path) -> None:
    path = tmp_path.resolve() / "my rings #2 50%.loom"
    assert path_of(uri_of(path)) == path
    assert " " not in uri_of(path)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a name is text")
def test_a_name_that_is_no_text_has_an_address_that_is(tmp_path: Path) -> None:
    path = tmp_path.resolve() / os.fsdecode(b"caf\xe9.loom")
    assert uri_of(path).isascii()
    assert path_of(uri_of(path)) == path


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_stands_for_the_file_that_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "link.loom").symlink_to(tmp_path / "Rings.loom")
    assert path_of(str(tmp_path / "link.loom")) == tmp_path.resolve() / "Rings.loom"


@pytest.mark.parametrize(
    ("name", "whole"),
    [("a", "a.loom"), ("a.loom", "a.loom"), ("a.LOOM", "a.LOOM"), ("a.v2", "a.v2.loom")],
)
def test_the_ending_is_added_where_it_is_missing(name: str, whole: str) -> None:
    assert with_ending(Path(name)).name == whole


def test_a_path_that_is_taken_gives_way_to_the_next_that_is_free(tmp_path: Path) -> None:
    path = tmp_path / "Rings copy.loom"
    found = []
    for _ in range(3):
        found.append(free_path(path).name)
        free_path(path).touch()
    assert found == ["Rings copy.loom", "Rings copy 2.loom", "Rings copy 3.loom"]


def test_the_folder_of_the_person_is_shown_as_a_tilde() -> None:
    home = Path.home()
    assert with_tilde(home) == "~"
    assert with_tilde(home / "work") == str(Path("~", "work"))
    assert with_tilde(home.parent / "else") == str(home.parent / "else")


def test_a_link_leads_to_the_same_file(tmp_path: Path) -> None:
    true, other, link = (tmp_path / name for name in ("true.loom", "other.loom", "link.loom"))
    true.touch()
    link.symlink_to(true)
    assert is_same_file(true, link)
    assert not is_same_file(true, other)
