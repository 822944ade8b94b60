"""Two windows on one file. `python -m tests.journeys.two_windows [DIR]`.

With a folder, pictures of the steps are kept there.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from app import places
from app.files.asking import ReplaceAnswer
from engine.document.files import read_document
from engine.examples import example_paths
from tests.journeys.other_window import OtherWindow, edit, other_window
from tests.journeys.person import Person, at_the_window, with_a_home


def main() -> None:
    """Walk through it; an AssertionError says what was not as it should be."""
    pictures = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    with with_a_home() as home:
        file = home / "Rings.loom"
        shutil.copy(example_paths()["digits-autoencoder"], file)
        with other_window(file) as other:
            with at_the_window(file=file) as person:
                read_who_has_it(person, other)
                if pictures:
                    person.picture(pictures / "read_who_has_it.png")
                take_a_copy(person)
                open_it_anyway(person, file)
                follow_the_other(person, other)
                if pictures:
                    person.picture(pictures / "follow_the_other.png")
                overwrite_nothing(person, other, file)
                if pictures:
                    person.picture(pictures / "overwrite_nothing.png")
                outlive_the_other(person, other, file)
            assert not list(places.locks().iterdir()), "a lock is left"


def read_who_has_it(person: Person, other: OtherWindow) -> None:
    """The window opens on the example and says who has the file."""
    window = person.window
    assert window.questions.isVisible()
    assert f"open in another Neuroloom window (process {other.pid} on" in window.questions.sentence
    assert window.session.path is None


def take_a_copy(person: Person) -> None:
    """A copy has no file, so it is in nobody's way."""
    person.click(person.window.questions.buttons[0])
    assert person.window.session.name == "Rings copy"
    assert person.window.session.path is None


def open_it_anyway(person: Person, file: Path) -> None:
    """Whoever insists is told what that means."""
    window = person.window
    window.files.open_instead(file)
    person.click(window.questions.buttons[1])
    assert window.session.path == file
    assert "is open in two windows" in window.notice.sentence


def follow_the_other(person: Person, other: OtherWindow) -> None:
    """What the other saves is shown here, for there is nothing to lose."""
    session = person.window.session
    new = other.tell("edit")
    assert other.tell("save") == "dirty: False"
    person.wait_until("the block of the other", lambda: new in session.graph.nodes)
    assert not session.is_dirty
    assert "was changed by another program" in person.window.notice.sentence


def overwrite_nothing(person: Person, other: OtherWindow, file: Path) -> None:
    """Both have changed it: nothing is replaced without a question."""
    window, asked = person.window, list[str]()

    def cancel(words: str) -> ReplaceAnswer:
        asked.append(words)
        return "cancel"

    window.files.ask_replace = cancel
    edit(person, "dropout")
    mine = window.session.graph
    other.tell("edit")
    assert other.tell("save") == "dirty: False"
    person.wait_until("the question", window.questions.isVisible)
    assert [each.text() for each in window.questions.buttons] == ["Load theirs", "Keep mine"]
    person.keys("Ctrl+S")
    assert len(asked) == 1
    theirs = read_document(file).graph
    assert theirs != mine
    assert window.session.graph is mine
    person.click(window.questions.buttons[0])
    assert window.session.graph == theirs
    person.keys("Ctrl+Z")
    assert window.session.graph is mine


def outlive_the_other(person: Person, other: OtherWindow, file: Path) -> None:
    """The lock of a window that was killed is in nobody's way."""
    other.kill()
    person.window.files.open_path(file)
    assert person.window.session.path == file
    assert person.window.questions.isHidden()
    assert person.window.session.history.count() == 0


if __name__ == "__main__":
    main()
