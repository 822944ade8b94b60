"""The command line: the same engine without a window.

Exit status: 0 done; 1 the document has problems or the run failed; 2 unusable arguments or file.
Results go to standard output (with --json one JSON value), progress to standard error.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn

from engine.command_answer import DONE, FAILED, UNUSABLE, Answer
from engine.document.files import FileFault, read_document, unwritten, write_atomically
from engine.document.schema import json_schema
from engine.document.values import Document
from engine.examples import example_paths
from engine.language import Block, registry, value_words
from engine.latent_commands import LATENT_COMMANDS
from engine.observations.about import WEIGHTS_BESIDE, runs_beside
from engine.overrides import Unusable, with_overrides
from engine.shapes.check import check
from engine.shapes.problems import Problem

STARTED_AS = "NEUROLOOM_STARTED_AS"
"""The variable of the environment with what a person typed to start this, if not its name."""
NEGATIVE = re.compile(r"-\.?\d")
CHOICE = re.compile(r"(.*): invalid choice: (.*) \(choose from (.*)\)")


class Parser(argparse.ArgumentParser):
    """Refuses with one sentence, as everything else does, and not with a page of usage.

    A word that begins like a negative number is a value and no option.
    """

    def __init__(self, *words: Any, **options: Any) -> None:
        super().__init__(*words, **options)
        self._negative_number_matcher = NEGATIVE

    def error(self, message: str) -> NoReturn:
        """Raise Unusable with what argparse says of wrong arguments."""
        raise Unusable(_argument_sentence(message, self.prog))


def _argument_sentence(message: str, command: str) -> str:
    """What argparse says of wrong arguments, as expected and received."""
    words = message.removeprefix("argument ")
    if found := CHOICE.fullmatch(words):
        where, received, known = found.groups()
        choices = known.replace("'", "")
        words = f"{where}: expected one of {choices}, received {received}"
    words = words.removeprefix("COMMAND: ")
    return f"{command}: {words}; --help explains them all."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status comes back."""
    try:
        given = _parser().parse_args(arguments)
        answer: Answer = given.run(given)
    except (FileFault, Unusable, OSError) as fault:
        print(fault, file=sys.stderr)
        return UNUSABLE
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return FAILED
    _say(json.dumps(answer.value, ensure_ascii=False) if given.json else "\n".join(answer.lines))
    return answer.status


def _say(text: str) -> None:
    """Print the answer; who reads it through a pipe may have had enough before its end."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    name = os.environ.get(STARTED_AS, "neuroloom")
    parser = Parser(prog=name, description="Neuroloom without a window.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, run, words in (
        ("examples", lambda _: _examples(), "list the example documents"),
        ("blocks", lambda _: _blocks(), "list all blocks with their parameters"),
        ("schema", lambda _: _schema(), "print the JSON Schema of the file format"),
    ):
        _command(commands, name, run, words)
    checking = _command(commands, "check", _check, "list the problems of a document")
    _document(checking)
    _earlier(checking)
    train = _command(commands, "train", _train, "train a document and report")
    _document(train)
    _overriding(train)
    train.add_argument("--run-dir", type=Path, metavar="DIR", help="keep the run in this folder")
    train.add_argument("--report", type=Path, metavar="DIR", help="write a report picture there")
    train.add_argument("--device", default="auto", help="auto, cpu, cuda or mps")
    _earlier(train)
    for each in LATENT_COMMANDS:
        each.take_arguments(_command(commands, each.name, each.run, each.words))
    deck = _command(commands, "deck", _deck, "train the examples and hold them to their figures")
    deck.add_argument("--rows", type=_wholes, default=(), help="of the deck, such as 5,6")
    deck.add_argument("--seeds", type=_seeds, default=1, help="how many; their median counts")
    export = _command(commands, "export", _export, "write a document as a script that runs alone")
    _document(export)
    _overriding(export)
    export.add_argument("--to", choices=("python",), default="python", help="the kind of file")
    export.add_argument("-o", "--output", type=Path, required=True, metavar="OUT")
    _earlier(export)
    return parser


def _command(
    commands: argparse._SubParsersAction[Parser],
    name: str,
    run: Callable[[argparse.Namespace], Answer],
    words: str,
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=words, description=words)
    command.add_argument("--json", action="store_true", help="print one JSON value")
    command.set_defaults(run=run)
    return command


def _document(command: argparse.ArgumentParser) -> None:
    command.add_argument("document", metavar="FILE|EXAMPLE", help="a .loom file or an example")


def _overriding(command: argparse.ArgumentParser) -> None:
    command.add_argument("--epochs", type=_whole, help="instead of the document's")
    command.add_argument("--seed", type=_whole, help="instead of the document's")
    command.add_argument("--threads", type=_whole, help="instead of the document's")
    command.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NODE.PARAMETER=VALUE",
        help="give a parameter of a node, by id or title, another value; may be repeated",
    )


def _earlier(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--runs",
        type=Path,
        action="append",
        default=[],
        metavar="DIR",
        help="a folder with earlier runs, whose weights nodes start with; those beside the "
        "document are found without it",
    )


def _runs(given: argparse.Namespace) -> tuple[Path, ...]:
    """The folders of earlier runs."""
    path = example_paths().get(given.document, Path(given.document))
    return (*given.runs, *runs_beside(path))


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError as fault:
        raise argparse.ArgumentTypeError(f"expected a whole number, received {text!r}") from fault


def _wholes(text: str) -> tuple[int, ...]:
    return tuple(_whole(word.strip()) for word in text.split(","))


def _seeds(text: str) -> int:
    if (count := _whole(text)) < 1:
        raise argparse.ArgumentTypeError(f"expected at least 1, received {text!r}")
    return count


def _opened(name: str) -> Document:
    examples = example_paths()
    if name in examples:
        return read_document(examples[name])
    path = Path(name)
    if not path.exists():
        near = get_close_matches(name, examples, 1) or [*examples][:1]
        raise Unusable(
            f"{name}: there is no such file or example; expected a .loom file or an example, such "
            f"as {near[0]}. The command examples lists them all."
        )
    return read_document(path)


def _overridden(given: argparse.Namespace) -> Document:
    settings = {"epochs": given.epochs, "seed": given.seed, "threads": given.threads}
    changed = {name: value for name, value in settings.items() if value is not None}
    return with_overrides(_opened(given.document), changed, given.set)


def _examples() -> Answer:
    found = [
        {"name": name, "title": read_document(path).title, "path": str(path)}
        for name, path in example_paths().items()
    ]
    return Answer(DONE, found, tuple(f"{row['name']:<24} {row['title']}" for row in found))


def _blocks() -> Answer:
    blocks = registry().values()
    lines = tuple(f"{block.id:<26} {block.family:<10} {block.help}" for block in blocks)
    return Answer(DONE, [_block_json(block) for block in blocks], lines)


def _block_json(block: Block) -> dict[str, object]:
    ports = block.ports_of(block.filled({}))
    return {
        "id": block.id,
        "title": block.title,
        "family": block.family,
        "help": block.help,
        "formula": block.formula,
        "source": block.source,
        "inputs": [port.name for port in ports.inputs],
        "outputs": [port.name for port in ports.outputs],
        "parameters": [
            {
                "name": entry.name,
                "kind": entry.kind,
                "default": entry.default,
                "help": entry.help,
                "default_words": value_words(entry.default),
            }
            for entry in block.parameters
        ],
    }


def _schema() -> Answer:
    schema = json_schema()
    return Answer(DONE, schema, (json.dumps(schema, indent=2),))


def _check(given: argparse.Namespace) -> Answer:
    document = _opened(given.document)
    checked = check(document)
    if checked.problems:
        return _problems(document, checked.problems)
    if any(node.weights_from for node in document.graph.nodes.values()):
        from engine.training.earlier import Untakeable, earlier_weights

        try:
            earlier_weights(document, _runs(given))
        except Untakeable as fault:
            return Answer(FAILED, {"failure": str(fault)}, (str(fault),))
    words = f"{document.title}: no problems, {checked.weight_count:,} weights."
    rows = {"problems": [], "warnings": _rows(document, checked.warnings)}
    warnings = (f"Warning: {problem.sentence}" for problem in checked.warnings)
    return Answer(DONE, {**rows, "weights": checked.weight_count}, (words, *warnings))


def _problems(document: Document, problems: Sequence[Problem]) -> Answer:
    sentences = tuple(problem.sentence for problem in problems)
    return Answer(FAILED, {"problems": _rows(document, problems)}, sentences)


def _rows(document: Document, problems: Sequence[Problem]) -> list[dict[str, object]]:
    return [
        {
            "code": problem.code,
            "sentence": problem.sentence,
            "expected": problem.expected,
            "received": problem.received,
            "nodes": [
                {"id": node, "title": document.graph.nodes[node].title} for node in problem.nodes
            ],
        }
        for problem in problems
    ]


def _train(given: argparse.Namespace) -> Answer:
    from engine.headless import train
    from engine.program.plan import NotTrainable
    from engine.training.device import choose_device
    from engine.training.loop import Failure

    document = _overridden(given)
    try:
        device = choose_device(given.device)
    except ValueError as fault:
        raise Unusable(str(fault)) from fault
    if given.report:
        _make_folder(given.report)
    try:
        outcome = train(document, given.run_dir, given.report, device, _runs(given))
    except NotTrainable as fault:
        return _problems(document, fault.problems)
    except Failure as fault:
        return Answer(FAILED, {"failure": str(fault)}, (str(fault),))
    status = FAILED if outcome.message else DONE
    return Answer(status, outcome.value, outcome.lines)


def _deck(given: argparse.Namespace) -> Answer:
    from engine.deck.table import figures, measured, table

    wanted = figures(given.rows)
    if missing := set(given.rows) - {figure.row for figure in wanted}:
        known = ", ".join(map(str, dict.fromkeys(figure.row for figure in figures())))
        received = ", ".join(map(str, sorted(missing)))
        raise Unusable(f"--rows: expected rows with figures ({known}), received {received}.")
    found = list(measured(wanted, given.seeds, lambda words: print(words, file=sys.stderr)))
    status = DONE if all(entry.is_passed for entry in found) else FAILED
    return Answer(status, [entry.json() for entry in found], table(found))


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise _unwritable(path, fault) from fault


def _unwritable(path: Path, fault: OSError) -> Unusable:
    return Unusable(f"{path} cannot be written: {unwritten(path, fault)}.")


def _export(given: argparse.Namespace) -> Answer:
    from engine.exchange.source import weights_beside
    from engine.program.plan import NotTrainable
    from engine.program.write import write
    from engine.training.earlier import Untakeable

    document = _overridden(given)
    source = Path(given.document).with_suffix(".loom").name
    try:
        program = write(document, source)
        weights = weights_beside(program, _runs(given))
    except NotTrainable as fault:
        return _problems(document, fault.problems)
    except Untakeable as fault:
        return Answer(FAILED, {"failure": str(fault)}, (str(fault),))
    beside = given.output.with_suffix(WEIGHTS_BESIDE) if weights else None
    try:
        write_atomically(given.output, program.text.encode())
        if beside:
            write_atomically(beside, weights)
    except OSError as fault:
        raise _unwritable(given.output, fault) from fault
    also = f" and {beside}, which belongs beside it" if beside else ""
    words = f"Wrote {given.output}{also}; it runs by itself with torch, numpy and scikit-learn."
    lines = program.text.count("\n")
    return Answer(DONE, {"output": str(given.output), "lines": lines}, (words,))
