from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication

from app.theme import fonts, resources
from app.theme.fonts import load_fonts, mono_font, text_font


@pytest.mark.parametrize(("font", "family"), [(text_font, "Inter"), (mono_font, "JetBrains Mono")])
@pytest.mark.parametrize(("semibold", "weight"), [(False, 400), (True, 600)])
def test_the_shipped_face_is_used_and_no_substitute(
    qapp: QApplication, font: Callable[..., QFont], family: str, semibold: bool, weight: int
) -> None:
    used = QFontInfo(font(13, semibold=semibold))
    assert (used.family(), used.weight(), used.pixelSize()) == (family, weight, 13)


def test_figures_have_one_width(qapp: QApplication) -> None:
    metrics = QFontMetricsF(text_font(13))
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("8888")


def test_signs_in_formulas_stay_apart(qapp: QApplication) -> None:
    assert mono_font(13).featureValue(QFont.Tag("calt")) == 0


def test_a_missing_font_is_named(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "RESOURCES", tmp_path)
    with pytest.raises(FileNotFoundError, match="Inter-Regular"):
        load_fonts.__wrapped__()


def test_a_file_that_is_no_font_is_named(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "broken.otf").write_text("no font")
    monkeypatch.setattr(resources, "RESOURCES", tmp_path)
    monkeypatch.setattr(fonts, "FONT_FILES", ("broken.otf",))
    with pytest.raises(OSError, match=r"broken\.otf is not a font"):
        load_fonts.__wrapped__()
