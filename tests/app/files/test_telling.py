from __future__ import annotations

from app.choices import Choice
from app.files.telling import Telling


def test_choices_arrive_with_the_sentence_that_leaves_them(qapp: object) -> None:
    heard: list[object] = []
    telling, undo = Telling(), Choice("Undo", int)
    telling.told.connect(lambda *said: heard.append(said))
    telling.told.emit("Done.", (undo,))
    assert heard == [("Done.", (undo,))]
