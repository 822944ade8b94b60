from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from engine import examples
from engine.document.files import read_document, write_document
from engine.document.values import Document
from engine.examples import example_paths, example_titles

if TYPE_CHECKING:
    import pytest


def test_titles_are_those_of_the_documents_in_their_order() -> None:
    found = example_titles()
    assert found == {name: read_document(path).title for name, path in example_paths().items()}
    assert list(found.values()) == sorted(found.values(), key=str.lower)


def test_a_title_may_hold_any_sign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examples, "FOLDER", tmp_path)
    write_document(Document('A "title", wörtlich'), tmp_path / "one.loom")
    (tmp_path / "two.loom").write_text("{}")
    assert example_titles() == {"one": 'A "title", wörtlich', "two": "two"}
