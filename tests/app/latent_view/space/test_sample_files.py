from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from app.latent_view.space.sample_files import WIDEST_PX, NoSample, sample_in


def picture(path: Path, wide: int = 3, high: int = 2) -> QImage:
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(QColor(0, 0, 0))
    image.setPixelColor(2, 1, QColor(255, 255, 255))
    image.save(str(path))
    return image


def test_a_grey_picture_is_its_tones_from_0_to_1(tmp_path: Path) -> None:
    picture(tmp_path / "a.png")

    found = sample_in(tmp_path / "a.png")

    assert found.tolist() == [[0, 0, 0], [0, 0, 1]]
    assert found.dtype == np.float32


def test_a_coloured_picture_has_its_three_colours(tmp_path: Path) -> None:
    image = picture(tmp_path / "a.png")
    image.setPixelColor(0, 0, QColor(255, 0, 0))
    image.save(str(tmp_path / "a.png"))

    found = sample_in(tmp_path / "a.png")

    assert found.shape == (2, 3, 3)
    assert found[0, 0].tolist() == [1, 0, 0]


def test_a_huge_picture_is_made_smaller_at_once(tmp_path: Path) -> None:
    picture(tmp_path / "a.png", 3_000, 6)

    assert sample_in(tmp_path / "a.png").shape == (2, WIDEST_PX)


def test_the_first_row_of_numbers_is_taken_below_the_titles(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b,c\n1, 2.5,-3e1\n4,5,6\n")
    (tmp_path / "a.tsv").write_text("1\t2\t3\n")

    assert sample_in(tmp_path / "a.csv").tolist() == [1, 2.5, -30]
    assert sample_in(tmp_path / "a.tsv").tolist() == [1, 2, 3]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", "a,b\n", "no row of numbers"),
        ("a.csv", "", "no row of numbers"),
        ("a.csv", "1,nan\n", "no row of numbers"),
        ("a.png", "no picture", "no picture that can be read"),
        ("a.loom", "{}", "neither a picture nor a table"),
    ],
)
def test_a_file_without_a_sample_is_named(
    tmp_path: Path, name: str, content: str, words: str
) -> None:
    (tmp_path / name).write_text(content)

    with pytest.raises(NoSample, match=words):
        sample_in(tmp_path / name)


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoSample, match="cannot be read: no such file"):
        sample_in(tmp_path / "gone.png")
