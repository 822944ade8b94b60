"""A memory that is full, in words: torch and numpy each say it in their own way."""

from __future__ import annotations

import re

GIB = 1 << 30
UNITS = {"bytes": 1, "KiB": 1 << 10, "MiB": 1 << 20, "GiB": GIB, "TiB": 1 << 40, "PiB": 1 << 50}
SMALL = 10
"""From so many GiB on they are told without decimals."""
SIGN = re.compile(r"(not enough|out of|can't allocate|unable to allocate)\b.*", re.IGNORECASE)
AMOUNT = re.compile(r"allocate ([\d.]+) (bytes|[KMGTP]iB)")
ADVICE = "Make layers or the batch smaller, or train on another device."


def memory_sentence(fault: BaseException) -> str:
    """What to tell of a memory that is full, with how much was asked for; else empty."""
    text = str(fault)
    if not (isinstance(fault, MemoryError) or (SIGN.search(text) and "memory" in text)):
        return ""
    asked = AMOUNT.search(text)
    amount = f": {_amount(*asked.groups())} were asked for at once" if asked else ""
    return f"There is not enough memory{amount}. {ADVICE}"


def _amount(number: str, unit: str) -> str:
    """As much in GiB: '262,144 GiB', '0.5 GiB'."""
    size = float(number) * UNITS[unit] / GIB
    return f"{size:,.0f} GiB" if size >= SMALL else f"{size:.2g} GiB"
