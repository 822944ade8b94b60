"""A problem: where, what was expected, what came, why, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from engine.document.values import End, Wire

WARNINGS = ("untrained",)
"""The codes of what is likely not meant, but can be trained."""


@dataclass(frozen=True)
class Problem:
    """One thing that keeps a document from being trained; or a warning, which does not.

    code: what kind of problem it is. nodes: the ids of the nodes it speaks of, the one to look at
    first. wires: the wires to show red. where: titles, as a person reads them. advice: what to do.
    parameter: the name of the one that it speaks of, or empty.
    """

    code: str
    nodes: tuple[str, ...]
    where: str
    cause: str
    expected: str = ""
    received: str = ""
    advice: str = ""
    wires: tuple[Wire, ...] = ()
    end: End | None = None
    parameter: str = ""

    @property
    def is_warning(self) -> bool:
        """Whether the document can be trained all the same."""
        return self.code in WARNINGS

    @property
    def sentence(self) -> str:
        """All of it in one sentence or two."""
        numbers = f" expected {self.expected}, received {self.received};" if self.expected else ""
        text = f"{self.where}:{numbers} {self.cause}."
        return f"{text} {self.advice}." if self.advice else text
