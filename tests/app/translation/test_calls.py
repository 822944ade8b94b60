"""Every call of `tr` in the window can be read by who collects what is to be translated."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.translation.calls import APP, calls, calls_in

DECLARED = {
    ("canvas/drawing/faces.py", "template"): "the line of a block, which its declaration holds",
    ("inspector/about_block.py", "source"): "the source of a block, without the deck's name",
    ("inspector/pages.py", "template"): "what a block says of its parameters, which it declares",
    ("latent_view/panels/measure_row.py", "face.compared"): "what a measure is compared with",
    ("latent_view/panels/measure_row.py", "face.means"): "what a measure means",
    ("latent_view/panels/measure_row.py", "self.face.means"): "what a measure means",
    ("latent_view/controls/projection_choice.py", "title"): "a way to show a space",
    ("latent_view/controls/projection_choice.py", "tip"): "what a way to show a space is good for",
    ("palette/finding.py", "family"): "the title of a family",
    ("palette/listing.py", "row"): "the title of a family",
    (
        "verdicts.py",
        "each.template",
    ): "what is said of a value, which its block or the check declares",
    ("windows/action_making.py", "title"): "the last part of a menu's path",
}
"""What is given to `tr` without being written there, and why: `sources` takes it from a table."""


def test_every_call_is_given_what_the_code_tells() -> None:
    untold = [call for call in calls() if call.texts is None]

    assert {(call.path.relative_to(APP).as_posix(), call.argument) for call in untold} == {
        *DECLARED
    }


def test_no_call_is_made_while_a_module_is_imported() -> None:
    """A table that is translated then would stay in the language of that moment."""
    assert [call for call in calls() if call.is_at_import] == []


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        ('tr("one")', {"one"}),
        ('tr("one" if x else "two")', {"one", "two"}),
        ('words = "one"\n    if x:\n        words = "two"\n    tr(words, count=1)', {"one", "two"}),
        ("tr(NAMED)", {"named"}),
        ("tr(TABLE[x])", {"first", "second"}),
        ("one, two = PAIRS[x]\n    tr(two)", {"a", "b"}),
        ("[tr(name) for name in TABLE.values()]", {"first", "second"}),
        ("for name, (one, _) in PAIRS.items():\n        tr(one)", {"a", "b"}),
        ("tr(block.help)", set()),
        ("tr(x)", None),
        ("tr(f(x))", None),
        ('tr(f"{x}")', None),
    ],
)
def test_a_text_is_followed_to_where_it_is_written(
    tmp_path: Path, code: str, texts: set[str] | None
) -> None:
    path = tmp_path / "module.py"
    tables = 'NAMED = "named"\nTABLE = {"a": "first", "b": "second"}\nPAIRS = {"x": ("a", "b")}\n'
    path.write_text(f"{tables}\ndef shown(x):\n    {code}\n", "utf-8")

    assert [call.texts for call in calls_in(path)] == [texts]


def test_a_text_is_followed_into_the_module_that_it_is_imported_from(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text("from app.counting import COUNTED\n\ndef f(x):\n    tr(COUNTED[x])\n", "utf-8")
    (call,) = calls_in(path)

    assert call.texts is not None
    assert {"1 problem", "{count} problems"} <= call.texts
