from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given

import engine.shapes
from engine.document import edits
from engine.document.values import Document, End
from engine.shapes.check import check
from engine.shapes.checked import Checked
from engine.shapes.problems import Problem
from engine.shapes.repairs.offered import MENDERS, MOST, key_of, repairs_of, was_hidden
from tests.engine.document.any_document import documents, in_peace
from tests.engine.shapes.repairs.broken import (
    TYPICAL,
    broken,
    cut,
    digits,
    drawn,
    offered,
    problems_of,
    set_to,
)
from tests.engine.shapes.test_random_edits import EDITS, PARTS, added

INSIDE = {"twin-ports": "misfit"}
"""Problems of the inside of a Part, which the canvas shows as another one of the placed Part."""


def keys(checked: Checked) -> list[tuple[object, ...]]:
    return [key_of(problem) for problem in checked.told]


def had_no_value(problem: Problem, checked: Checked) -> bool:
    """Whether one of its nodes gave nothing before, or had no loss to train with."""
    given = {end.node for end in checked.types}
    fed = {end.node for end in checked.sources}
    return not given.issuperset(problem.nodes) or not fed.issuperset(problem.nodes)


def assert_that_repairs_repair(document: Document) -> int:
    """Every repair takes its problem away and makes none; the number of repairs."""
    checked, count = check(document), 0
    for problem in checked.told:
        found = repairs_of(document, checked, problem)
        count += len(found)
        assert len(found) <= MOST
        assert len({repair.title for repair in found}) == len(found)
        for repair in found:
            after = check(repair.document)
            assert problem not in after.told, repair.title
            assert keys(after).count(key_of(problem)) < keys(checked).count(key_of(problem))
            new = [each for each in after.problems if key_of(each) not in keys(checked)]
            assert all(was_hidden(each, problem, checked) for each in new), repair.title
            assert all(had_no_value(each, checked) for each in new), repair.title
            assert set(repair.nodes) <= repair.document.graph.nodes.keys()
    return count


def codes_in_the_source() -> set[str]:
    """The first word that every problem of the check is made with."""
    folder = Path(engine.shapes.__file__).parent
    text = "\n".join(path.read_text() for path in folder.glob("*.py"))
    return set(re.findall(r'Problem\(\s*"([a-z-]+)"', text))


def test_every_problem_that_there_is_has_a_mender_and_a_typical_case() -> None:
    assert codes_in_the_source() == set(MENDERS) == set(TYPICAL)


@pytest.mark.parametrize("code", TYPICAL)
def test_a_typical_problem_of_every_kind_is_offered_a_repair(code: str) -> None:
    found = offered(TYPICAL[code], INSIDE.get(code, code))
    assert found
    assert all(title[0].isupper() and not title.endswith(".") for title in found)


@pytest.mark.parametrize("code", TYPICAL)
def test_repairs_of_a_typical_problem_mend_it_and_make_no_other(code: str) -> None:
    assert assert_that_repairs_repair(TYPICAL[code])


def test_the_check_knows_nothing_to_repair_in_the_example() -> None:
    assert assert_that_repairs_repair(digits()) == 0


@pytest.mark.parametrize("seed", range(20))
def test_repairs_of_documents_that_were_edited_at_random_mend_what_they_say(seed: int) -> None:
    chance = random.Random(seed)
    document = Document(graph=digits().graph, parts=PARTS)
    for step in range(24):
        edit = chance.choice(EDITS) if document.graph.nodes else added
        document = edits.with_graph(document, edit(document.graph, chance))
        if step % 6 == 5:
            assert_that_repairs_repair(document)


@in_peace
@given(documents())
def test_repairs_of_any_document_mend_what_they_say(document: Document) -> None:
    assert_that_repairs_repair(document)


def test_most_networks_that_were_broken_at_random_are_whole_after_first_repairs() -> None:
    """Pressing the first button again and again is a way out, as often as not."""
    whole = 0
    for seed in range(20):
        chance = random.Random(seed)
        document = Document(graph=digits().graph, parts=PARTS)
        for _ in range(3):
            document = edits.with_graph(document, chance.choice(EDITS[2:])(document.graph, chance))
        whole += is_whole_after_repairs(document)
    assert whole >= 14


def is_whole_after_repairs(document: Document) -> bool:
    for _ in range(12):
        checked = check(document)
        ways = (repairs_of(document, checked, problem) for problem in checked.problems)
        first = next((repairs[0] for repairs in ways if repairs), None)
        if first is None:
            break
        document = first.document
    return not check(document).problems


def test_a_repair_may_uncover_what_was_hidden_behind_its_problem() -> None:
    document = broken(cut("n5", "n6"), set_to("n8", "shape", (7, 7)))
    assert [problem.code for problem in problems_of(document)] == ["missing-wire"]
    repair = offered(document)["Wire Code to it"]
    assert [problem.code for problem in problems_of(repair.document)] == ["misfit"]


def test_a_problem_inside_a_part_is_repaired_there() -> None:
    document = TYPICAL["twin-ports"]
    repair = offered(document)["Rename one to y 2"]
    assert repair.document.graph is document.graph
    assert repair.document.parts != document.parts
    assert repair.nodes == ("n3",)


def test_a_repair_of_a_part_leaves_the_others_as_they_are() -> None:
    document = TYPICAL["endless-part"]
    repair = offered(document)["Place the Part Other"]
    assert repair.document.parts is document.parts


def test_three_breaks_are_mended_one_after_the_other() -> None:
    document = broken(
        set_to("n8", "shape", (7, 7)), cut("n4", "n5"), drawn(End("n3", "y"), End("n7", "x"))
    )
    for title in ("Keep the wire from Decoder 1", "Wire Encoder 2 to it"):
        by_title = {
            repair.title: repair
            for problem in problems_of(document)
            for repair in repairs_of(document, check(document), problem)
        }
        document = by_title[title].document
    assert problems_of(offered(document)["Use the shape 8 × 8 in Pixels"].document) == ()
