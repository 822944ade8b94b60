from __future__ import annotations

import sys

from app.reports.versions import package_version, screen_words, versions


def test_versions_name_what_the_program_is_made_of(qapp: object) -> None:
    names = [line.split()[0] for line in versions().splitlines()]
    assert names[:4] == ["Neuroloom", "Python", "Qt", "torch"]
    assert names[-2:] == ["System", "Screen"]


def test_versions_are_read_without_importing_torch(qapp: object) -> None:
    before = "torch" in sys.modules
    versions()
    assert ("torch" in sys.modules) is before


def test_a_missing_package_is_said_to_be_missing() -> None:
    assert package_version("no-such-package") == "not installed"


def test_the_screen_is_told_with_its_scale(qapp: object) -> None:
    assert screen_words().endswith("at 100 % (offscreen)")
