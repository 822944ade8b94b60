"""A sample from a file: a picture, or the first row of numbers of a table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QImage, QImageReader

from app.words import tr
from engine.document.files import shown

if TYPE_CHECKING:
    from numpy.typing import NDArray

TABLES = (".csv", ".tsv", ".txt")
PICTURES = (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp")
LARGEST_BYTES = 32 << 20
LONGEST_LINE = 1 << 20
WIDEST_PX = 1_024
"""Larger pictures are made smaller at once."""


class NoSample(Exception):
    """There is no sample in a file; the text is a sentence for the person."""


def sample_in(path: Path) -> NDArray[np.float32]:
    """(height, width) or (height, width, 3) of a picture, 0 to 1; (numbers,) of a table's row.

    Raises NoSample.
    """
    ending = path.suffix.lower()
    if ending not in TABLES + PICTURES:
        raise NoSample(
            tr(
                "{file} is neither a picture nor a table; choose a PNG or a CSV file.",
                file=shown(path),
            )
        )
    try:
        is_large = path.stat().st_size > LARGEST_BYTES
        if is_large:
            words = "{file} holds more than {size} MB; choose a smaller one."
            raise NoSample(tr(words, file=shown(path), size=LARGEST_BYTES >> 20))
        return _row(path) if ending in TABLES else _picture(path)
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        words = "{file} cannot be read: {reason}. Choose it again."
        raise NoSample(tr(words, file=shown(path), reason=reason)) from fault


def _row(path: Path) -> NDArray[np.float32]:
    """The first line that holds nothing but numbers, so that a line of titles is passed over."""
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        while line := file.readline(LONGEST_LINE):
            if (numbers := _numbers(line)) is not None:
                return numbers
    raise NoSample(
        tr("{file} holds no row of numbers; write one row, with commas between.", file=shown(path))
    )


def _numbers(line: str) -> NDArray[np.float32] | None:
    words = line.replace(",", " ").replace(";", " ").split()
    try:
        found = np.array([float(word) for word in words], np.float32)
    except ValueError:
        return None
    return found if len(found) and np.isfinite(found).all() else None


def _picture(path: Path) -> NDArray[np.float32]:
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if max(size.width(), size.height()) > WIDEST_PX:
        reader.setScaledSize(size * (WIDEST_PX / max(size.width(), size.height())))
    image = reader.read()
    if image.isNull():
        words = "{file} is no picture that can be read; choose another one."
        raise NoSample(tr(words, file=shown(path)))
    return pixels(image)


def pixels(image: QImage) -> NDArray[np.float32]:
    """(height, width) where all is grey, else (height, width, 3); from 0 to 1."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    wide, high = plain.width(), plain.height()
    lines = np.frombuffer(plain.constBits(), np.uint8).reshape(high, plain.bytesPerLine())
    found = lines[:, : 3 * wide].reshape(high, wide, 3).astype(np.float32) / 255
    is_grey = (found == found[..., :1]).all()
    return np.asarray(found[..., 0] if is_grey else found, np.float32)
