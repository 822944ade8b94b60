"""Names: from a title that a person wrote to a name in the text."""

from __future__ import annotations

import re
import unicodedata


def snake(title: str) -> str:
    """'Encoder 1' as encoder_1. Letters without an ASCII form fall away; never empty."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    words = re.sub(r"[^0-9a-zA-Z]+", "_", plain).strip("_").lower()
    if not words:
        return "value"
    return f"value_{words}" if words[0].isdigit() else words


def pascal(title: str) -> str:
    """'Encoder 1' as Encoder1."""
    return "".join(word[:1].upper() + word[1:] for word in snake(title).split("_"))
