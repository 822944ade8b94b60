"""Looking at a run without a service around it."""

import numpy as np
import pytest

from engine.document.values import End
from engine.latent.looking import Looking, spaces_of
from engine.observations.records import Cloud, Record
from engine.training.run import Run
from tests.engine.drawn import moons_autoencoder, node_of, run_of, told_by


@pytest.fixture
def run() -> Run:
    """A run that made some steps."""
    run = run_of(moons_autoencoder(dimensions=3))
    told_by(run, 2)
    return run


def place(run: Run) -> tuple[str, str]:
    return node_of(run.document, "Code"), "z"


def code(run: Run) -> End:
    return End(*place(run))


def looking_at(run: Run, records: list[Record]) -> Looking:
    looking = Looking(records.append)
    looking.turn_to("run-1", spaces_of(run))
    return looking


def test_what_is_watched_is_shown_at_once_and_again_after_a_while(run: Run) -> None:
    records: list[Record] = []
    looking = looking_at(run, records)
    was_due = looking.is_due

    looking.watch([code(run)])

    assert [type(record) for record in records] == [Cloud]
    assert was_due
    assert not looking.is_due


def test_what_is_watched_stays_watched_in_the_next_run(run: Run) -> None:
    records: list[Record] = []
    looking = Looking(records.append)
    looking.watch([code(run)])

    looking.turn_to("run-2", spaces_of(run))
    looking.show()

    assert [record.run for record in records] == ["run-2"]


def test_a_space_that_nobody_watches_is_found_again_as_the_last_step_left_it(run: Run) -> None:
    records: list[Record] = []
    looking = looking_at(run, records)
    before = looking.planes()

    looking.show_last()

    assert records == []
    assert before == {}
    assert set(looking.planes()) == {place(run)}


def test_a_run_that_is_opened_again_is_seen_in_the_plane_that_it_was_left_in(run: Run) -> None:
    first, again = looking_at(run, []), Looking(lambda _: None)
    first.show_last()
    (plane,) = first.planes().values()
    turned = {place(run): (plane[0], -plane[1])}

    again.turn_to("run-1", spaces_of(run), turned)

    (found,) = again.planes().values()
    assert np.array_equal(found[0], plane[0])
    assert np.array_equal(found[1], -plane[1])


def test_nothing_is_shown_after_looking_away(run: Run) -> None:
    records: list[Record] = []
    looking = looking_at(run, records)
    looking.watch([code(run)])

    looking.look_away()
    looking.show()

    assert len(records) == 1
