"""The file type on macOS: a small application in the person's folder that starts Python."""

from __future__ import annotations

import plistlib
import shlex
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from app.files.associations import kind

IDENTIFIER, TYPE = "io.neuroloom.app", "io.neuroloom.document"
LAUNCHER = "neuroloom"
REGISTER = Path(
    "/System/Library/Frameworks/CoreServices.framework/Frameworks/LaunchServices.framework"
    "/Support/lsregister"
)


def bundle() -> Path:
    """Where the application lies."""
    return Path.home() / "Applications" / f"{kind.NAME}.app"


def property_list() -> bytes:
    """The Info.plist: who we are, what we open, and what that is."""
    return plistlib.dumps(
        {
            "CFBundleIdentifier": IDENTIFIER,
            "CFBundleName": kind.NAME,
            "CFBundlePackageType": "APPL",
            "CFBundleExecutable": LAUNCHER,
            "CFBundleShortVersionString": "1.0",
            "NSHighResolutionCapable": True,
            "CFBundleDocumentTypes": [
                {
                    "CFBundleTypeName": kind.DESCRIPTION,
                    "CFBundleTypeRole": "Editor",
                    "LSHandlerRank": "Owner",
                    "LSItemContentTypes": [TYPE],
                }
            ],
            "UTExportedTypeDeclarations": [
                {
                    "UTTypeIdentifier": TYPE,
                    "UTTypeDescription": kind.DESCRIPTION,
                    "UTTypeConformsTo": ["public.json"],
                    "UTTypeTagSpecification": {
                        "public.filename-extension": [kind.ENDING.removeprefix(".")],
                        "public.mime-type": [kind.MIME],
                    },
                }
            ],
        }
    )


def launcher(command: Sequence[str]) -> str:
    """The script that macOS starts; the documents come as events, not as arguments."""
    return kind.filled("launcher.sh", command=shlex.join(command))


def associate() -> list[Path]:
    """Put everything in its place; gives the application. Raises OSError."""
    contents = bundle() / "Contents"
    kind.put(property_list(), contents / "Info.plist")
    kind.put(launcher(kind.opening_command()), contents / "MacOS" / LAUNCHER, mode=0o755)
    _register("-f")
    return [bundle()]


def dissociate() -> list[Path]:
    """Take everything away; gives the application, if it was there. Raises OSError."""
    if not bundle().exists():
        return []
    _register("-u")
    shutil.rmtree(bundle())
    return [bundle()]


def _register(how: str) -> None:
    if REGISTER.exists():
        subprocess.run([str(REGISTER), how, str(bundle())], check=False, capture_output=True)
