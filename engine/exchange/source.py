"""Out as PyTorch source: the text of a document, for whoever asked the service for it."""

from __future__ import annotations

from engine.commands import WriteSource
from engine.observations.records import SourceText
from engine.program.plan import NotTrainable
from engine.program.write import write


def source_of(command: WriteSource) -> SourceText:
    """The answer to a command; with a sentence where the document cannot be written."""
    try:
        program = write(command.document)
    except NotTrainable as fault:
        return SourceText("", command.request, "", (), fault.problems[0].sentence)
    except Exception as fault:  # noqa: BLE001 - whatever it is, it must not end the run beside it
        return SourceText("", command.request, "", (), f"The program cannot be written: {fault}.")
    return SourceText("", command.request, program.text, program.nodes)
