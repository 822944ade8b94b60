from __future__ import annotations

from pathlib import Path

import pytest

from app.translation.ts_file import Message, read, write
from app.translation.updating import main


def test_a_translation_is_begun_and_brought_up_to_date(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "neuroloom_pt_BR.ts"
    assert main(["pt-BR"], tmp_path) == 0
    begun = read(path)
    assert Message("Save as…") in begun
    assert "0 translated, 0 vanished" in capsys.readouterr().out

    write(path, "pt_BR", (Message("Save", "Salvar"), Message("Gone", "Ido")))
    main(["pt_BR"], tmp_path)
    assert {message.source for message in read(path)} == {"Gone", *(each.source for each in begun)}
    assert "1 translated, 1 vanished" in capsys.readouterr().out
    assert path.with_suffix(".qm").is_file()


@pytest.mark.parametrize("language", ["klingon", "en", "../de"])
def test_a_language_that_qt_does_not_know_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    with pytest.raises(SystemExit):
        main([language], tmp_path)

    assert "expected a language other than English" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
