"""Examples, opened in the window and trained: `python -m tests.journeys.every_example [all] [DIR]`.

Each takes a step by the action of the window, and shows the cloud and the pictures that it watches.
Without `all` only the first and the last of each chapter that watch something. With a folder, a
picture of each is kept.
"""

from __future__ import annotations

import sys
from pathlib import Path

from app.latent_view.space.watching import LATENT
from engine.document.files import read_document
from engine.examples import example_paths, examples
from tests.journeys.person import Person, at_the_window

LEAST_ZOOM = 0.45
"""Below it nodes have no words."""


def main() -> None:
    """Walk through them; an AssertionError says what was not as it should be."""
    given = sys.argv[1:]
    pictures = next((Path(one) for one in given if one != "all"), None)
    with at_the_window() as person:
        for name, path in (example_paths() if "all" in given else few()).items():
            open_it(person, name, path)
            take_a_step(person, name)
            if pictures:
                person.picture(pictures / f"{name}.png")
        assert "torch" not in sys.modules, "the window has imported torch"


def few() -> dict[str, Path]:
    """The first and the last of each chapter that watch something."""
    found: dict[str, Path] = {}
    for chapter in examples().values():
        watching = [each for each in chapter if watches(each.path)]
        found |= {each.name: each.path for each in (*watching[:1], *watching[-1:])}
    return found


def watches(path: Path) -> bool:
    """Whether something is to be seen of an example beside its curves."""
    nodes = read_document(path).graph.nodes.values()
    return any(node.watched or node.block == LATENT for node in nodes)


def open_it(person: Person, name: str, path: Path) -> None:
    """It is there without problems, at a zoom at which it can be read."""
    window = person.window
    window.files.show(read_document(path))
    assert not window.session.checked.problems, name
    assert not window.session.is_dirty, name
    assert person.canvas.transform().m11() >= LEAST_ZOOM, name


def take_a_step(person: Person, name: str) -> None:
    """The step is told of, and what is watched is shown as the step left it."""
    window = person.window
    run = window.session.run
    window.action("step").trigger()
    person.wait_until(
        f"a step of {name}", lambda: run.progress is not None and run.progress.step > 0
    )
    watched = {*window.workspace.latent.watched(), *window.samples_view.watched()}
    person.wait_until(f"what {name} watches", lambda: watched <= shown(person))
    assert run.end is None, name
    window.action("stop").trigger()
    person.wait_until(f"the end of {name}", lambda: run.end is not None)


def shown(person: Person) -> set[tuple[str, str]]:
    """The ports of which a cloud or pictures can be seen."""
    window = person.window
    sheet, cloud = window.samples_view.sheet, window.latent_view.cloud.cloud
    places = {(one.samples.node, one.samples.port) for one in sheet.shown}
    return places | ({(cloud.node, cloud.port)} if cloud else set())


if __name__ == "__main__":
    main()
