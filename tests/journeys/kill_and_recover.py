"""Work, be killed, recover. `python -m tests.journeys.kill_and_recover [DIR]`.

With a folder, pictures of the steps are kept there.
"""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path

from app import places
from engine.document.files import read_document
from engine.examples import example_paths
from tests.journeys.other_window import other_window
from tests.journeys.person import Person, at_the_window, with_a_home

LATEST_S = 2.2
"""When the window is killed: a moment after all that may be lost."""
MOST_LOST_S = 2.0


def main() -> None:
    """Walk through it; an AssertionError says what was not as it should be."""
    pictures = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    with with_a_home() as home:
        file = home / "Rings.loom"
        shutil.copy(example_paths()["digits-autoencoder"], file)
        before = file.read_bytes()
        new = be_killed_after_an_edit(file)
        assert file.read_bytes() == before, "the file was touched"
        with at_the_window() as person:
            see_the_offer(person)
            if pictures:
                person.picture(pictures / "see_the_offer.png")
            recover(person, file, new)
            if pictures:
                person.picture(pictures / "recover.png")
            assert file.read_bytes() == before, "the file was touched before the person saved"
            save(person, file, new)
        leave_nothing_behind()
        lose_two_seconds_at_most(file)


def be_killed_after_an_edit(file: Path) -> str:
    """A window opens the file, a block is dropped on it, and it is killed."""
    with other_window(file) as other:
        new = other.tell("edit")
        time.sleep(LATEST_S)
        other.kill()
    return new


def see_the_offer(person: Person) -> None:
    """The next window shows what it always does, and says calmly what can be recovered."""
    questions = person.window.questions
    person.wait_until("the offer", questions.isVisible)
    assert "“Rings”" in questions.sentence
    assert "one unsaved change from " in questions.sentence
    assert person.window.session.name == "Digits autoencoder"


def recover(person: Person, file: Path, new: str) -> None:
    """One click: the block is there, as a change that is not saved."""
    window = person.window
    person.click(window.questions.buttons[0])
    assert new in window.session.graph.nodes
    assert window.session.path == file
    assert window.session.is_dirty
    assert window.top_bar.is_marked_dirty
    assert window.questions.isHidden()


def save(person: Person, file: Path, new: str) -> None:
    """Only now the file changes."""
    person.keys("Ctrl+S")
    assert new in read_document(file).graph.nodes
    assert not person.window.session.is_dirty


def leave_nothing_behind() -> None:
    """Neither journals nor locks are left."""
    assert not [*places.journals().glob("*"), *places.locks().glob("*")]


def lose_two_seconds_at_most(file: Path) -> None:
    """Also where a person edits without a pause."""
    with other_window(file) as other:
        said = [other.tell("edit on and on")]
        end = time.monotonic() + 2 * MOST_LOST_S
        while time.monotonic() < end:
            said.append(other.hear())
        said += other.kill()
    when = {float(place): float(moment) for place, moment in (line.split() for line in said)}
    with at_the_window() as person:
        person.wait_until("the offer", person.window.questions.isVisible)
        person.click(person.window.questions.buttons[0])
        nodes = person.window.session.graph.nodes
        newest = nodes[f"n{len(nodes)}"].place[0]
    lost_s = max(when.values()) - when[newest]
    assert len(when) > 2 * MOST_LOST_S / 0.1, "the edits were too few to say anything"
    assert lost_s <= MOST_LOST_S, f"{lost_s:.1f} s of work were lost"


if __name__ == "__main__":
    main()
