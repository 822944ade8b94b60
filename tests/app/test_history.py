from __future__ import annotations

import pytest
from PySide6.QtGui import QUndoCommand, QUndoStack

from app.history import Step
from engine.document.values import Document

A, B, C = Document("A"), Document("B"), Document("C")


@pytest.fixture
def shown() -> list[Document]:
    return []


@pytest.fixture
def stack(qapp: object) -> QUndoStack:
    return QUndoStack()


def test_a_step_shows_what_is_after_it_and_undone_what_was_before(
    stack: QUndoStack, shown: list[Document]
) -> None:
    stack.push(Step("Rename", A, B, shown.append))
    stack.undo()
    assert shown == [B, A]


def test_steps_of_one_merge_key_are_undone_together(
    stack: QUndoStack, shown: list[Document]
) -> None:
    stack.push(Step("Type", A, B, shown.append, "typing"))
    stack.push(Step("Type", B, C, shown.append, "typing"))
    stack.undo()
    assert shown == [B, C, A]
    assert stack.count() == 1


def test_steps_without_a_merge_key_stay_apart(stack: QUndoStack, shown: list[Document]) -> None:
    stack.push(Step("Move", A, B, shown.append))
    stack.push(Step("Move", B, C, shown.append))
    assert stack.count() == 2


def test_a_drag_back_to_its_beginning_leaves_no_step(
    stack: QUndoStack, shown: list[Document]
) -> None:
    stack.push(Step("Move", A, B, shown.append, "drag"))
    stack.push(Step("Move", B, A, shown.append, "drag"))
    assert stack.count() == 0


def test_a_step_merges_with_no_foreign_command(shown: list[Document]) -> None:
    assert not Step("Move", A, B, shown.append, "drag").mergeWith(QUndoCommand("other"))
