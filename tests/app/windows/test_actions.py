from __future__ import annotations

from collections import Counter

import pytest

from app.theme.icons import icon_names
from app.windows.action import MENUS, Action
from app.windows.actions import ACTIONS


def test_each_action_has_an_id_of_its_own() -> None:
    assert max(Counter(action.id for action in ACTIONS).values()) == 1


def test_no_two_actions_share_their_keys(qapp: object) -> None:
    keys = [keys.toString() for action in ACTIONS for keys in action.sequences]
    assert max(Counter(keys).values()) == 1


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_what_a_person_reads_is_there(action: Action) -> None:
    assert action.title
    assert action.title[0].isupper()
    assert not action.title.endswith((".", "!"))
    assert action.menu.split("/")[0] in MENUS
    assert action.tip[0].isupper()
    assert not action.tip.endswith((".", "!"))
    assert not action.icon or action.icon in icon_names()


def test_every_key_is_one_that_qt_knows(qapp: object) -> None:
    assert all(keys.toString() for action in ACTIONS for keys in action.sequences)


@pytest.mark.parametrize("action", [each for each in ACTIONS if each.keys], ids=lambda one: one.id)
def test_a_key_that_types_a_letter_works_only_where_nothing_is_typed(
    action: Action, qapp: object
) -> None:
    is_letter = any(len(keys.toString()) == 1 for keys in action.sequences)
    assert action.where or not is_letter


@pytest.mark.parametrize("action", [each for each in ACTIONS if each.on], ids=lambda one: one.id)
def test_a_right_click_is_on_something_of_the_canvas(action: Action) -> None:
    assert set(action.on) <= {"node", "wire", "frame", "note", "ground"}
