"""Columns that a person made of selections, kept in a file beside the runs of the document.

A column belongs to data, whichever network looked at them: it says by SHA-256 which data these are.
So it is there again after the next training, in other spaces of the same data, and nowhere else.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from engine.document.files import shown, unwritten, write_atomically

FILE = "columns.json"
FORMAT = 1
LONGEST_NAME = 60

Count = Annotated[int, Field(ge=0)]


class Unkept(Exception):
    """Columns cannot be read or written; the text is a sentence for the person."""


class KeptColumn(BaseModel):
    """Some samples under a name. data: SHA-256 of all; rows: how many; members: places, rising."""

    model_config = ConfigDict(frozen=True)

    name: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
    data: str
    rows: Count
    members: tuple[Count, ...]

    @model_validator(mode="after")
    def _are_of_the_data(self) -> Self:
        if self.members and (last := max(self.members)) >= self.rows:
            raise ValueError(f"Sample {last} is none of the {self.rows} samples of the data.")
        return self


class _Content(BaseModel):
    model_config = ConfigDict(frozen=True)

    format: Annotated[int, Field(ge=1, le=FORMAT)] = FORMAT
    columns: tuple[KeptColumn, ...] = ()


def read_columns(folder: Path) -> tuple[KeptColumn, ...]:
    """The columns that are kept in a folder of runs; none without a file. Raises Unkept."""
    path = folder / FILE
    try:
        return _Content.model_validate_json(path.read_bytes()).columns
    except FileNotFoundError:
        return ()
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        raise Unkept(f"{shown(path)} cannot be read: {reason}. Nothing was changed.") from fault
    except ValidationError as fault:
        raise Unkept(
            f"{shown(path)} holds no columns of selections: it is damaged, or a newer version "
            "wrote it. It was left as it is; move it away to keep new ones there."
        ) from fault


def write_columns(folder: Path, columns: tuple[KeptColumn, ...]) -> None:
    """Keep these and no others; at once, or not at all. Raises Unkept."""
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_atomically(path, _Content(columns=columns).model_dump_json().encode())
    except OSError as fault:
        raise Unkept(f"The column cannot be kept: {unwritten(path, fault)}.") from fault
