"""Files that are no documents, and places where none can be written."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from engine.document.files import LARGEST_BYTES, read_document, write_document
from engine.document.schema import to_json
from engine.document.values import Document
from engine.examples import example_paths
from tests.bad_inputs.bench import Bench, Row, Trial

DIGITS = example_paths()["digits-autoencoder"]
NODE = '{"id": "n1", "block": "dense", "title": "Dense"}'


def opening(name: str, content: str | bytes) -> Trial:
    """Open a file of this content."""
    return lambda bench: bench.opened(name, content)


def half() -> bytes:
    """The first half of an example."""
    content = DIGITS.read_bytes()
    return content[: len(content) // 2]


def with_settings(settings: str) -> str:
    """A document with these settings."""
    return f'{{"format": 1, "settings": {settings}}}'


def with_nodes(*nodes: str) -> str:
    """A document with these nodes."""
    return f'{{"format": 1, "graph": {{"nodes": [{", ".join(nodes)}]}}}}'


def missing(bench: Bench) -> str:
    """Open a file that is gone."""
    return bench.open_path(bench.folder / "gone.loom")


def a_folder(bench: Bench) -> str:
    """Open a folder."""
    (bench.folder / "runs").mkdir()
    return bench.open_path(bench.folder / "runs")


def huge(bench: Bench) -> str:
    """Open a film."""
    path = bench.folder / "film.mov"
    with path.open("wb") as file:
        file.truncate(LARGEST_BYTES + 1)
    said = bench.open_path(path)
    assert path.stat().st_size == LARGEST_BYTES + 1
    return said


def saved_on_a_full_disk(bench: Bench) -> str:
    """Save over an earlier document on a disk that is full."""
    path = bench.folder / "mine.loom"
    write_document(Document("Old"), path)
    before = path.read_bytes()

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with bench.patch.context() as patch:
        patch.setattr("os.fsync", full)
        said = saved(bench, path)
    assert path.read_bytes() == before
    return said


def saved_in_no_folder(bench: Bench) -> str:
    """Save into a folder that was deleted meanwhile."""
    said = saved(bench, bench.folder / "stick" / "mine.loom")
    assert not list(bench.folder.iterdir())
    return said


def saved(bench: Bench, path: Path) -> str:
    """Save as; the changes stay unsaved."""
    with bench.files() as (files, session, ear):
        files.choose_save = lambda: path
        assert not files.save_as()
        assert session.is_dirty
        assert session.path is None
    (said,) = ear.failed
    return said


def of_a_newer_package(bench: Bench) -> str:
    """A document with a block that this program lacks opens, and keeps it."""
    from engine.shapes.check import check

    text = with_nodes('{"id": "n1", "block": "quantum", "title": "Qubits", "parameters": {"q": 3}}')
    path = bench.folder / "newer.loom"
    path.write_text(text, "utf-8")
    document = read_document(path)
    assert '"quantum"' in to_json(document)
    assert '{"q": 3}' in to_json(document)
    return check(document).problems[0].sentence


OPEN, SAVE = "File > Open", "File > Save as"

ROWS = (
    Row(
        "A document that was cut off in its middle",
        OPEN,
        opening("half.loom", half()),
        (
            "half.loom cannot be opened: it ends early, in line 16. Open an earlier copy of"
            " the file."
        ),
    ),
    Row(
        "An empty file",
        OPEN,
        opening("empty.loom", ""),
        (
            "empty.loom is empty, so it is no Neuroloom document; choose another file or an"
            " earlier copy of it."
        ),
    ),
    Row(
        "A picture that was renamed",
        OPEN,
        opening("face.loom", b"\x89PNG\r\n\xff"),
        "face.loom is not text, so it is no Neuroloom document; choose a .loom file.",
    ),
    Row(
        "A letter",
        OPEN,
        opening("letter.txt", "Dear Ada,\n"),
        (
            "letter.txt is not a Neuroloom document: expected { at its beginning, received "
            "“Dear Ada,”. Choose a .loom file."
        ),
    ),
    Row(
        "JSON of another program",
        OPEN,
        opening("package.json", '{"name": "x"}'),
        ("package.json is not a Neuroloom document: it has no format number. Choose a .loom file."),
    ),
    Row(
        "A document of a newer format",
        OPEN,
        opening("newer.loom", '{"format": 2}'),
        ("newer.loom has format 2, this Neuroloom reads up to 1: open it with a newer one."),
    ),
    Row(
        "A comma lost by hand",
        OPEN,
        opening("hand.loom", '{"format": 1,\n "title": "A"\n "parts": {}}'),
        (
            "hand.loom cannot be opened: expected a comma in line 3, column 2, received "
            '“"parts": {}}”. Correct that place in a text editor, or open an earlier copy '
            "of the file."
        ),
    ),
    Row(
        "A negative seed in the file",
        OPEN,
        opening("seed.loom", with_settings('{"seed": -4}')),
        (
            "seed.loom cannot be opened: expected 0 or more at “settings, seed”, received "
            "-4. Correct that place in a text editor, or open an earlier copy of the file."
        ),
    ),
    Row(
        "Two nodes with one id",
        OPEN,
        opening("twins.loom", with_nodes(NODE, NODE)),
        (
            "twins.loom cannot be opened: two nodes have the id “n1”. Correct that place in"
            " a text editor, or open an earlier copy of the file."
        ),
    ),
    Row(
        "Brackets in brackets, 100,000 deep",
        OPEN,
        opening("deep.loom", f'{{"format": 1, "a": {"[" * 100_000}'),
        (
            "deep.loom cannot be opened: it is nested deeper than any document. Open an "
            "earlier copy of the file."
        ),
    ),
    Row(
        "A film of more than 64 MB",
        OPEN,
        huge,
        ("film.mov holds more than 64 MB, so it is no Neuroloom document; choose a .loom file."),
    ),
    Row(
        "A file that is gone",
        OPEN,
        missing,
        (
            "gone.loom cannot be read: there is no such file in {folder}; it may have been "
            "moved, renamed or deleted."
        ),
    ),
    Row(
        "A folder",
        OPEN,
        a_folder,
        "runs cannot be read: it is a folder; choose a .loom file in it.",
    ),
    Row(
        "A full disk",
        SAVE,
        saved_on_a_full_disk,
        (
            "mine.loom cannot be saved, and nothing was changed: the disk is full; make "
            "room or save on another one."
        ),
    ),
    Row(
        "A folder that was deleted",
        SAVE,
        saved_in_no_folder,
        (
            "mine.loom cannot be saved, and nothing was changed: the folder {folder}/stick "
            "is not there; save into another one."
        ),
    ),
)
