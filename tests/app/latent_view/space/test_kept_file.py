from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from app.latent_view.space.kept_file import FILE, KeptColumn, Unkept, read_columns, write_columns

COLUMN = KeptColumn(name="ugly sevens", data="a" * 64, rows=9, members=(1, 4))


def test_columns_are_read_as_they_were_written(tmp_path: Path) -> None:
    write_columns(tmp_path / "new", (COLUMN,))

    assert read_columns(tmp_path / "new") == (COLUMN,)


def test_a_folder_without_the_file_holds_no_columns(tmp_path: Path) -> None:
    assert read_columns(tmp_path) == ()
    assert read_columns(tmp_path / "nowhere") == ()


BEYOND = '{"columns": [{"name": "ugly", "data": "a", "rows": 60, "members": [3, 600]}]}'


@pytest.mark.parametrize(
    "content", ["{", '{"format": 9}', '{"columns": [{"name": ""}]}', "[]", BEYOND]
)
def test_a_file_that_holds_something_else_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE).write_text(content)

    with pytest.raises(Unkept, match=r"columns\.json holds no columns.*left as it is"):
        read_columns(tmp_path)


def test_a_column_has_no_sample_beyond_its_data() -> None:
    with pytest.raises(ValidationError, match="Sample 9 is none of the 9 samples of the data"):
        KeptColumn(name="ugly", data="a" * 64, rows=9, members=(1, 9))


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()

    with pytest.raises(Unkept, match="cannot be read: is a directory"):
        read_columns(tmp_path)


def test_a_column_that_cannot_be_written_says_why(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(Unkept, match="cannot be kept"):
        write_columns(tmp_path / "file", (COLUMN,))
