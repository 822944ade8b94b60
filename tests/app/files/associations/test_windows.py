from __future__ import annotations

from app.files.associations import windows
from app.files.associations.windows import CLASSES, Entry

COMMAND = (r"C:\My programs\pythonw.exe", "-P", "-m", "app")


def test_the_ending_leads_to_a_command_with_the_file_in_quotes() -> None:
    entries = windows.entries(COMMAND)
    assert Entry(rf"{CLASSES}\.loom", "", "Neuroloom.Document") in entries
    assert entries[-1] == Entry(
        rf"{CLASSES}\Neuroloom.Document\shell\open\command",
        "",
        r'"C:\My programs\pythonw.exe" -P -m app "%1"',
    )


def test_every_key_lies_in_the_part_of_the_person() -> None:
    assert all(entry.key.startswith(CLASSES) for entry in windows.entries(COMMAND))


def test_inner_keys_are_removed_before_the_outer_ones() -> None:
    keys = windows.keys_to_remove()
    assert {entry.key for entry in windows.entries(COMMAND)} <= set(keys)
    for key in keys:
        parent = key.rpartition("\\")[0]
        assert parent == CLASSES or keys.index(parent) > keys.index(key)


def test_no_terminal_opens_beside_the_window() -> None:
    assert windows.windowless(r"C:\Python\python.exe") == r"C:\Python\pythonw.exe"
