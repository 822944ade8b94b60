"""Measures and prints: `python -m tests.benchmarks [PART] [--json]`; without a part all but peers.

`peers` are measured when asked for; `pip install -c constraints.txt -e .[peers]` installs them.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.benchmarks.figure import Figure

PARTS = ("engine", "examples", "deck", "window", "canvas", "latent")
PEERS = "peers"


def main() -> int:
    """Measure the parts that the command line names; 0 when every goal is met."""
    parser = argparse.ArgumentParser(prog="run.py bench", description=__doc__)
    parser.add_argument(
        "part", nargs="?", choices=(*PARTS, PEERS), help="all but peers when left out"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON value")
    given = parser.parse_args()
    found: list[Figure] = []
    for part in [given.part] if given.part else PARTS:
        for figure in importlib.import_module(f"tests.benchmarks.{part}").figures():
            found.append(figure)
            if not given.json:
                print(figure.words(), flush=True)
    if given.json:
        print(json.dumps([figure.json() for figure in found]))
    return 0 if all(figure.is_met for figure in found) else 1


if __name__ == "__main__":
    sys.exit(main())
