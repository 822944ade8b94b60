from __future__ import annotations

from dataclasses import fields

from app.inspector.settings_form import SETTINGS, setting_values, with_setting
from engine.document.values import Settings
from engine.language import registry


def test_every_setting_of_a_document_has_a_field() -> None:
    declared = {parameter.name for parameter in SETTINGS}

    assert declared == {field.name for field in fields(Settings)}


def test_every_default_fits_its_own_declaration() -> None:
    assert [parameter.fault(parameter.default) for parameter in SETTINGS] == [""] * len(SETTINGS)


def test_every_setting_says_what_it_does() -> None:
    assert all(parameter.title and parameter.help for parameter in SETTINGS)


def test_what_a_turn_is_stands_beside_every_field_that_speaks_of_it() -> None:
    fields_of_turns = [
        registry()["optimizer"].parameter(name) for name in ("steps_a_turn", "order")
    ]
    fields_of_turns += [each for each in SETTINGS if each.name == "turns_per_epoch"]

    assert [bool(each and "every optimizer" in each.help) for each in fields_of_turns] == [True] * 3


def test_a_setting_is_read_and_changed_by_name() -> None:
    changed = with_setting(Settings(), "epochs", 7)

    assert changed == Settings(epochs=7)
    assert setting_values(changed)["epochs"] == 7
