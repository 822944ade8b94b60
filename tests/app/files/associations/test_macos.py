from __future__ import annotations

import os
import plistlib
import sys
from pathlib import Path

import pytest

from app.files.associations import macos


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("pathlib.Path.home", lambda: tmp_path)
    return tmp_path


def test_the_type_is_declared_and_opened() -> None:
    found = plistlib.loads(macos.property_list())
    (declared,) = found["UTExportedTypeDeclarations"]
    (opened,) = found["CFBundleDocumentTypes"]
    assert opened["LSItemContentTypes"] == [declared["UTTypeIdentifier"]]
    assert declared["UTTypeTagSpecification"]["public.filename-extension"] == ["loom"]
    assert found["CFBundleExecutable"] == macos.LAUNCHER


def test_the_launcher_passes_its_arguments_on() -> None:
    script = macos.launcher(("/my programs/python", "-P", "-m", "app"))
    assert script == "#!/bin/sh\nexec '/my programs/python' -P -m app \"$@\"\n"


@pytest.mark.skipif(sys.platform == "darwin", reason="it would tell the system of the test")
def test_the_application_is_put_in_place_and_taken_away(home: Path) -> None:
    assert macos.associate() == [home / "Applications" / "Neuroloom.app"]
    launcher = macos.bundle() / "Contents" / "MacOS" / macos.LAUNCHER
    assert os.access(launcher, os.X_OK)
    assert macos.dissociate() == [macos.bundle()]
    assert not macos.bundle().exists()
    assert macos.dissociate() == []
