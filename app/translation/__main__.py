"""Begins a translation, or brings one up to date: `python -m app.translation LANGUAGE`."""

import sys

from app.translation.updating import main

if __name__ == "__main__":
    sys.exit(main())
