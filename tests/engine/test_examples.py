from __future__ import annotations

import json
from typing import TYPE_CHECKING

from engine import examples as module
from engine.document.files import read_document, write_document
from engine.document.values import Document
from engine.examples import CHAPTERS, example_paths, examples

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_every_example_stands_in_one_chapter() -> None:
    names = [example.name for found in examples().values() for example in found]
    assert sorted(names) == sorted(example_paths())


def test_an_example_is_called_as_its_document_and_says_in_a_sentence_what_it_shows() -> None:
    for example in (each for found in examples().values() for each in found):
        document = read_document(example.path)
        assert (example.title, example.about) == (document.title, document.about)
        assert example.about.endswith((".", "?"))
        assert len(example.about) <= 110


def test_a_title_may_hold_any_sign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    write_document(Document('A "title", wörtlich', about="One."), tmp_path / "one.loom")
    (tmp_path / "two.loom").write_text("{}")
    (tmp_path / CHAPTERS).write_text(json.dumps({"Both": ["two", "one"]}))
    (found,) = examples().values()
    assert [(each.name, each.title, each.about) for each in found] == [
        ("two", "two", ""),
        ("one", 'A "title", wörtlich', "One."),
    ]
