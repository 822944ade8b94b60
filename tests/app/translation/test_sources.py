from __future__ import annotations

import pytest

from app.canvas.drawing.faces import NO_PORT
from app.canvas.hints import HINTS
from app.inspector.settings_form import SETTINGS
from app.translation.sources import LETTER, PLACE, sources
from app.windows.actions import ACTIONS
from engine.language import Block, Map, Value, registry

TEXTS = frozenset(sources())


def test_the_texts_of_code_and_tables_are_there_once_in_order() -> None:
    found = sources()

    assert list(found) == sorted(set(found))
    assert "Undo {step}" in TEXTS
    assert {action.title for action in ACTIONS} <= TEXTS
    assert {hint.how for hint in HINTS} <= TEXTS
    assert {setting.help for setting in SETTINGS} <= TEXTS
    assert {NO_PORT, "File", "Open example", "Neurons", "1 weight", "{count} weights"} <= TEXTS


def test_what_has_no_letter_needs_no_translation() -> None:
    assert "" not in TEXTS
    assert "{shape}" not in TEXTS


@pytest.mark.parametrize("block", registry().values(), ids=lambda block: block.id)
def test_every_line_that_a_block_s_node_can_show_is_there(block: Block) -> None:
    given = [Map[str, Value](), *(entry.parameters for entry in block.examples)]
    given += [
        Map({parameter.name: value})
        for parameter in block.parameters
        for value in parameter.probes()
    ]
    given.append(Map({"trains": ("a",)}))
    given.append(Map({"trains": ("a", "b")}))
    lines = {line for each in given for line, _ in (block.line_of(each), block.remark_of(each))}

    assert {line for line in lines if LETTER.search(PLACE.sub("", line))} <= TEXTS
