"""What every example document promises: it opens, is sound, trains and can be exported."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from engine.document.files import read_document
from engine.document.schema import to_json
from engine.document.values import Document, Graph
from engine.examples import example_paths
from engine.language import registry
from engine.shapes.check import check
from tests.engine.drawn import run_of

LONGEST_TITLE = 40
"""Letters that the name of an example may have, for menus."""

EXAMPLES = example_paths()
every_example = pytest.mark.parametrize("name", EXAMPLES)


def opened(name: str) -> Document:
    return read_document(EXAMPLES[name])


def graphs(document: Document) -> Iterator[Graph]:
    yield document.graph
    yield from document.parts.values()


@every_example
def test_an_example_is_sound_and_its_file_is_as_it_would_be_saved(name: str) -> None:
    document = opened(name)
    assert [problem.sentence for problem in check(document).problems] == []
    assert EXAMPLES[name].read_text("utf-8") == to_json(document)


@every_example
def test_an_example_trains_a_step_and_exports_to_a_text_that_compiles(name: str) -> None:
    run = run_of(opened(name))
    step = run.step()
    assert step is not None
    assert all(value.isfinite() for value in step.values.values())
    compile(run.program.text, f"{name}.py", "exec")


@every_example
def test_an_example_has_tidy_titles(name: str) -> None:
    document = opened(name)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    assert is_tidy(document.title)
    assert len(document.title) <= LONGEST_TITLE
    for graph in graphs(document):
        titles = [node.title for node in graph.nodes.values()]
        assert len(set(titles)) == len(titles)
        assert all(title == title.strip() != "" for title in titles)


@every_example
def test_an_example_leaves_no_node_to_the_number_that_came_by_itself(name: str) -> None:
    """Encoder 2 was written by a person; Dense 2 is the second Dense that was placed."""
    for graph in graphs(opened(name)):
        for node in graph.nodes.values():
            block = registry()[node.block]
            numbered = rf"{re.escape(block.title_of(node.parameters))} \d+"
            assert not re.fullmatch(numbered, node.title), node.title


def test_the_examples_are_named_apart() -> None:
    titles = [opened(name).title for name in EXAMPLES]
    assert len(set(titles)) == len(titles)


def is_tidy(title: str) -> bool:
    """Whether a title is in sentence case, without a full stop."""
    return title[:1].isupper() and "" not in title.split(" ") and not title.endswith((".", "!"))
