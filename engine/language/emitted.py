"""Functions and classes of a block's file as they stand in the text."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable
from functools import cache
from textwrap import dedent


@cache
def emitted(code: Callable[..., object]) -> str:
    """The source of a function or class.

    Of a builder, which is a function that begins with a class, be it behind a docstring, it is the
    source of that class: so a block can write a module down without importing torch.
    """
    text = dedent(inspect.getsource(code)).rstrip()
    definition = ast.parse(text).body[0]
    first = _beginning(definition) if isinstance(definition, ast.FunctionDef) else None
    if not isinstance(first, ast.ClassDef):
        return text
    return dedent(ast.get_source_segment(text, first, padded=True) or "")


def _beginning(definition: ast.FunctionDef) -> ast.stmt | None:
    """The first statement of a function behind its docstring; None where there is no other."""
    place = 0 if ast.get_docstring(definition) is None else 1
    return definition.body[place] if place < len(definition.body) else None
