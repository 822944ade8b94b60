"""The texts that the code hands to `tr`, read from its source.

`tr` is given a literal, a name that literals were assigned to, in the same module or in one that
it imports, or a field of a declared value, such as `block.help`. A table is all of its values.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

APP = Path(__file__).resolve().parents[1]
OURS = ("app.", "engine.")
FIELDS = frozenset({"title", "help", "unit", "tip", "does", "how", "name", "formula"})
"""Of declared values: what a person reads of them."""

Names = Mapping[str, ast.expr]
"""What was assigned to a name last."""


@dataclass(frozen=True)
class Call:
    """One call of `tr`. texts: what it may be given; None where the code does not tell.

    is_at_import: whether it is made while its module is imported.
    """

    path: Path
    argument: str
    texts: frozenset[str] | None
    is_at_import: bool


def calls() -> tuple[Call, ...]:
    """Every call in the window's code."""
    return tuple(call for path in sorted(APP.rglob("*.py")) for call in calls_in(path))


def calls_in(path: Path) -> Iterator[Call]:
    """The calls in one module."""
    tree = _tree(path)
    whole = {**_imported(tree), **_tables(path)}
    for scope in (tree, *_functions(tree)):
        names = {**whole, **_assigned(_own_nodes(scope))}
        for node in _own_nodes(scope):
            if isinstance(node, ast.Call) and _is_tr(node):
                given = node.args[0]
                yield Call(path, ast.unparse(given), _texts(given, names), scope is tree)


def _is_tr(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id == "tr"


def _functions(tree: ast.Module) -> Iterator[ast.AST]:
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    return (node for node in ast.walk(tree) if isinstance(node, kinds))


def _own_nodes(scope: ast.AST) -> Iterator[ast.AST]:
    """What stands in a module or function, but for the functions in it."""
    for child in ast.iter_child_nodes(scope):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield child
            yield from _own_nodes(child)


def _assigned(nodes: Iterable[ast.AST]) -> dict[str, ast.expr]:
    """What names stand for: of several assignments to one name all, as a tuple."""
    found: dict[str, list[ast.expr]] = {}
    for node in nodes:
        for target, value in _pairs(node):
            for part in ast.walk(target):
                if isinstance(part, ast.Name):
                    found.setdefault(part.id, []).append(value)
    return {name: ast.Tuple(values) for name, values in found.items()}


def _pairs(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    match node:
        case ast.Assign(targets, value):
            yield from ((target, value) for target in targets)
        case ast.AnnAssign(target, _, ast.expr() as value):
            yield target, value
        case ast.For(target, value) | ast.comprehension(target, value):
            yield target, value


def _imported(tree: ast.Module) -> dict[str, ast.expr]:
    """What a module takes of the tables of ours."""
    found = {}
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(OURS):
            path = APP.parent.joinpath(*str(node.module).split(".")).with_suffix(".py")
            known = _tables(path) if path.is_file() else {}
            found.update({one.name: known[one.name] for one in node.names if one.name in known})
    return found


@cache
def _tables(path: Path) -> dict[str, ast.expr]:
    return _assigned(_tree(path).body)


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _texts(given: ast.expr, names: Names) -> frozenset[str] | None:
    """What an expression may be, as far as it consists of literals; None where it does not."""
    found: frozenset[str] | None = None
    match given:
        case ast.Constant(str() as text):
            found = frozenset({text})
        case ast.Attribute(_, field) if field in FIELDS:
            found = frozenset()
        case ast.Name(name) if name in names:
            others = {key: value for key, value in names.items() if key != name}
            found = _texts(names[name], others)
        case ast.Subscript(table) | ast.Call(ast.Attribute(table, "values" | "items"), []):
            found = _texts(table, names)
        case ast.IfExp(_, one, two):
            found = _all((one, two), names)
        case ast.BoolOp(_, parts) | ast.Tuple(parts) | ast.Dict(_, parts):
            found = _all(parts, names)
    return found


def _all(parts: Iterable[ast.expr], names: Names) -> frozenset[str] | None:
    found = [_texts(part, names) for part in parts]
    known = [texts for texts in found if texts is not None]
    return frozenset().union(*known) if len(known) == len(found) else None
