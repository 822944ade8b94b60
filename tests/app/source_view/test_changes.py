from hypothesis import given
from hypothesis import strategies as st

from app.source_view.changes import Change, changes_of

LINES = st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=8)


def changed(before: list[str], changes: list[Change]) -> list[str]:
    text = before
    for change in changes:
        text = [*text[: change.start], *change.lines, *text[change.end :]]
    return text


@given(LINES, LINES)
def test_changes_turn_one_text_into_the_other(before: list[str], after: list[str]) -> None:
    changes = changes_of(before, after)

    assert changed(before, changes) == after
    assert (changes == []) == (before == after)


@given(LINES, LINES)
def test_a_change_has_a_line_on_either_side(before: list[str], after: list[str]) -> None:
    assert all(each.lines and each.end > each.start for each in changes_of(before, after))


def test_lines_that_stay_are_not_part_of_a_change() -> None:
    before, after = ["a", "b", "c", "d", "e", "f"], ["a", "x", "c", "y", "z", "f"]

    assert changes_of(before, after) == [Change(3, 5, ("y", "z")), Change(1, 2, ("x",))]


def test_a_change_knows_how_many_lines_it_adds() -> None:
    assert Change(3, 5, ("y",)).grown == -1
