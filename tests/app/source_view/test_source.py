from __future__ import annotations

import pytest

from app.session import Session
from app.source_view.source import Source
from engine.commands import WriteSource
from engine.document.edits import move, rename
from engine.exchange.source import source_of
from engine.observations.records import SourceText
from engine.program.write import write


class Desk:
    """Takes the commands, and answers them when it is told to."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.commands: list[WriteSource] = []

    def answer(self, number: int = -1) -> None:
        self.session.run.take((source_of(self.commands[number]),))


@pytest.fixture
def desk(digits: Session) -> Desk:
    return Desk(digits)


@pytest.fixture
def source(digits: Session, desk: Desk) -> Source:
    return Source(digits, desk.commands.append)


def rename_code(session: Session, title: str = "Bottleneck") -> None:
    session.edit("Rename", rename(session.graph, "n5", title))


def test_the_document_is_asked_for_once(source: Source, desk: Desk, digits: Session) -> None:
    source.want()
    source.want()
    assert [command.document for command in desk.commands] == [digits.document]
    assert source.is_under_way

    desk.answer()
    source.want()
    assert len(desk.commands) == 1
    assert source.is_current
    assert source.latest is not None
    assert source.latest.text == write(digits.document).text


def test_an_edit_leaves_the_text_behind(source: Source, desk: Desk, digits: Session) -> None:
    source.want()
    desk.answer()
    rename_code(digits)
    assert not source.is_current

    source.want()
    desk.answer()
    assert source.is_current


def test_a_node_that_only_moves_asks_for_nothing(
    source: Source, desk: Desk, digits: Session
) -> None:
    source.want()
    desk.answer()
    digits.edit("Move", move(digits.graph, {"n5": (0.0, 0.0)}))
    source.want()
    assert source.is_current
    assert len(desk.commands) == 1


def test_an_answer_to_an_older_question_does_not_count(
    source: Source, desk: Desk, digits: Session
) -> None:
    source.want()
    rename_code(digits)
    source.want()
    desk.answer(0)
    assert source.latest is None

    desk.answer(1)
    assert source.is_current


def test_what_waits_for_the_text_gets_the_text_of_that_document(
    source: Source, desk: Desk, digits: Session
) -> None:
    got: list[SourceText] = []
    source.when_written(got.append)
    assert got == []

    desk.answer()
    source.when_written(got.append)
    assert [answer.text for answer in got] == [write(digits.document).text] * 2
    assert len(desk.commands) == 1


def test_after_the_death_of_an_engine_it_can_be_asked_again(source: Source, desk: Desk) -> None:
    got: list[SourceText] = []
    source.when_written(got.append)
    source.give_up()
    assert not source.is_under_way

    source.want()
    desk.answer()
    assert len(desk.commands) == 2
    assert source.is_current
    assert got == []


def test_another_document_begins_without_a_text(source: Source, desk: Desk) -> None:
    source.want()
    desk.answer()
    source.forget()
    assert source.latest is None
    assert not source.is_current
