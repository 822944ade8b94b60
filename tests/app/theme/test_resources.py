from pathlib import Path

import pytest

from app.theme import resources
from app.theme.resources import RESOURCES, shipped


def test_a_shipped_file_is_found() -> None:
    assert shipped("icons", "play.svg").is_file()


def test_a_missing_file_is_named_with_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "RESOURCES", tmp_path)
    with pytest.raises(FileNotFoundError, match=r"fonts/Inter-Regular\.otf"):
        shipped("fonts", "Inter-Regular.otf")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("fonts/Inter-LICENSE.txt", ("The Inter Project Authors", "SIL OPEN FONT LICENSE")),
        ("fonts/JetBrainsMono-LICENSE.txt", ("JetBrains Mono Project", "SIL OPEN FONT LICENSE")),
        ("icons/LICENSE.txt", ("Lucide Icons and Contributors", "Cole Bemis")),
    ],
)
def test_what_others_made_lies_beside_its_licence(path: str, words: tuple[str, ...]) -> None:
    text = (RESOURCES / path).read_text(encoding="utf-8")
    assert all(word in text for word in words)
