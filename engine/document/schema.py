"""The file format: what stands in a `.loom` file, as pydantic checks it, and back.

Everything that a newer program may have written (unknown keys, blocks, parameters) is kept and
written again. Reading runs nothing from the file and touches no path that it names.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping
from json import JSONDecodeError
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)
from pydantic_core import PydanticCustomError

from engine.document.values import (
    FORMAT,
    Document,
    End,
    Frame,
    Graph,
    KeptWeights,
    Node,
    Note,
    Settings,
    Wire,
    id_order,
)
from engine.language import Map, Value
from engine.language.faults import CUT, entry_words, json_words

MOST_DIGITS = 100
"""No number in a document has more; it could not be said in a sentence."""
BEGINNING = 24
"""How much of a text that is no document its sentence shows."""

CORRECT = "Correct that place in a text editor, or open an earlier copy of the file."
EARLIER = "Open an earlier copy of the file."
CHOOSE = "Choose a .loom file."


class FileFault(Exception):
    """A file cannot be read or written; the text is a sentence for the person.

    cause: what is wrong, a sentence; advice: what to do about it, if that is another one.
    """

    def __init__(self, cause: str, advice: str = "") -> None:
        super().__init__(f"{cause} {advice}".rstrip())
        self.cause = cause


def _one_value(value: object, checked: ValidatorFunctionWrapHandler) -> object:
    """One sentence instead of one for each of the kinds that a value might have been."""
    try:
        return checked(value)
    except ValidationError:
        expected = "expected true or false, a number, text, or a list of whole numbers or of ids"
        raise PydanticCustomError("value", expected) from None


Name = Annotated[str, Field(min_length=1)]
Coordinate = Annotated[float, Field(ge=-1e7, le=1e7)]
Finite = Annotated[float, Field(allow_inf_nan=False)]
FileValue = bool | int | Finite | str | list[int] | list[Finite] | list[str]


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False)


class KeptWeightsModel(_Strict):
    """Weights of an earlier run as the file names them: never by a path."""

    run: Annotated[str, Field(pattern=r"^[^./\\\\][^/\\\\]*$")]
    node: Name
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class NodeModel(_Strict):
    """A node as the file holds it. Flags and links stand there only when they are set."""

    id: Name
    block: Name
    title: str
    place: tuple[Coordinate, Coordinate] = (0.0, 0.0)
    parameters: dict[str, Annotated[FileValue, WrapValidator(_one_value)]] = {}
    linked_to: str = ""
    is_frozen: bool = False
    is_muted: bool = False
    is_collapsed: bool = False
    watched: list[str] = []
    weights_from: KeptWeightsModel | None = None


class WireModel(_Strict):
    """A wire as the file holds it: two (node, port) pairs, called `from` and `to` there."""

    source: tuple[Name, Name] = Field(alias="from")
    target: tuple[Name, Name] = Field(alias="to")
    name: str = ""
    bends: list[tuple[Coordinate, Coordinate]] = []


class FrameModel(_Strict):
    """A frame as the file holds it."""

    id: Name
    title: str
    members: list[str] = []
    colour: str = ""


class NoteModel(_Strict):
    """A note as the file holds it."""

    id: Name
    text: str
    place: tuple[Coordinate, Coordinate] = (0.0, 0.0)
    width: Annotated[float, Field(ge=0, le=1e4)] = 0.0


class GraphModel(_Strict):
    """A graph as the file holds it."""

    nodes: list[NodeModel] = []
    wires: list[WireModel] = []
    frames: list[FrameModel] = []
    notes: list[NoteModel] = []


class SettingsModel(_Strict):
    """Settings as the file holds them."""

    seed: Annotated[int, Field(ge=0, lt=1 << 31)] = 0
    batch_size: Annotated[int, Field(ge=1, le=1 << 20)] = 64
    epochs: Annotated[int, Field(ge=1, le=1 << 24)] = 100
    turns_per_epoch: Annotated[int, Field(ge=1, le=1 << 24)] = 100
    threads: Annotated[int, Field(ge=1, le=1024)] = 1


class DocumentModel(BaseModel):
    """A `.loom` file. Keys beside these are kept as they are."""

    model_config = ConfigDict(strict=True, extra="allow", allow_inf_nan=False)

    format: Literal[1]
    title: str = "Untitled"
    about: str = ""
    settings: SettingsModel = SettingsModel()
    graph: GraphModel = GraphModel()
    parts: dict[Name, GraphModel] = {}


def json_schema() -> dict[str, object]:
    """The JSON Schema of the file format."""
    return DocumentModel.model_json_schema()


def from_json(text: str, name: str) -> Document:
    """The document that JSON text holds; `name` is the file's, for the sentence of a FileFault."""
    number = _parsed(text, name).get("format")
    if isinstance(number, int) and number > FORMAT:
        raise FileFault(
            f"{name} has format {number}, this Neuroloom reads up to {FORMAT}: "
            "open it with a newer one."
        )
    if number is None:
        raise FileFault(f"{name} is not a Neuroloom document: it has no format number.", CHOOSE)
    try:
        model = DocumentModel.model_validate_json(text)
    except ValidationError as fault:
        raise _unopened(name, entry_words(fault)) from fault
    try:
        return _document(model)
    except ValueError as fault:
        raise _unopened(name, str(fault)) from fault


def to_json(document: Document) -> str:
    """The text of a `.loom` file: keys sorted, one node or wire a line, a newline at the end."""
    top: dict[str, object] = {key: json.loads(text) for key, text in document.unknown.items()}
    top.update(
        format=FORMAT,
        title=document.title,
        settings=SettingsModel(**vars(document.settings)).model_dump(),
        graph=_graph_json(document.graph),
        parts={name: _graph_json(graph) for name, graph in document.parts.items()},
    )
    if document.about:
        top["about"] = document.about
    return _laid_out(top) + "\n"


def _parsed(text: str, name: str) -> Mapping[str, object]:
    if not text.lstrip().startswith("{"):
        begins = text.lstrip()[:BEGINNING].partition("\n")[0].strip()
        raise FileFault(
            f"{name} is not a Neuroloom document: expected {{ at its beginning, "
            f"received “{begins}”.",
            CHOOSE,
        )
    try:
        found: dict[str, object] = json.loads(
            text,
            object_pairs_hook=_without_twins,
            parse_constant=_no_constant,
            parse_float=_finite,
            parse_int=_short,
        )
    except JSONDecodeError as fault:
        is_cut = (words := json_words(fault)).startswith(CUT)
        raise _unopened(name, words, EARLIER if is_cut else CORRECT) from fault
    except RecursionError as fault:
        raise _unopened(name, "it is nested deeper than any document", EARLIER) from fault
    except ValueError as fault:
        raise _unopened(name, str(fault)) from fault
    return found


def _unopened(name: str, why: str, advice: str = CORRECT) -> FileFault:
    return FileFault(f"{name} cannot be opened: {why}.", advice)


def _without_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        twin = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key “{twin}” stands twice in one object")
    return found


def _no_constant(name: str) -> object:
    raise ValueError(f"expected a finite number, received {name}")


def _finite(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise ValueError(f"expected a finite number, received {text}")
    return number


def _short(text: str) -> int:
    if len(text) > MOST_DIGITS:
        raise ValueError(
            f"expected a number of at most {MOST_DIGITS} digits, received {text[:BEGINNING]}…"
        )
    return int(text)


def _document(model: DocumentModel) -> Document:
    return Document(
        model.title,
        _graph(model.graph),
        Map((name, _graph(graph)) for name, graph in model.parts.items()),
        Settings(**model.settings.model_dump()),
        Map((key, json.dumps(value)) for key, value in (model.model_extra or {}).items()),
        model.about,
    )


def _graph(model: GraphModel) -> Graph:
    nodes = {
        node.id: _node(node) for node in sorted(model.nodes, key=lambda node: id_order(node.id))
    }
    for kind, rows in (("nodes", model.nodes), ("frames", model.frames), ("notes", model.notes)):
        _refuse_twins(kind, [row.id for row in rows])
    wires = tuple(
        Wire(End(*wire.source), End(*wire.target), wire.name, tuple(wire.bends))
        for wire in model.wires
    )
    for wire in wires:
        for end in wire.ends:
            if end.node not in nodes:
                raise ValueError(f"a wire ends at the node “{end.node}”, which is not there")
    return Graph(
        Map(nodes),
        tuple({wire.ends: wire for wire in wires}.values()),
        tuple(
            Frame(frame.id, frame.title, tuple(frame.members), frame.colour)
            for frame in model.frames
        ),
        tuple(Note(note.id, note.text, note.place, note.width) for note in model.notes),
    )


def _refuse_twins(kind: str, ids: list[str]) -> None:
    twin = next((name for name, number in Counter(ids).items() if number > 1), None)
    if twin is not None:
        raise ValueError(f"two {kind} have the id “{twin}”")


def _node(model: NodeModel) -> Node:
    parameters: Map[str, Value] = Map(
        (name, _frozen(value)) for name, value in model.parameters.items()
    )
    plain = {name: getattr(model, name) for name in ("id", "block", "title", "place", "linked_to")}
    flags = {name: getattr(model, name) for name in ("is_frozen", "is_muted", "is_collapsed")}
    taken = model.weights_from
    return Node(
        **plain,
        **flags,
        parameters=parameters,
        watched=tuple(model.watched),
        weights_from=KeptWeights(**taken.model_dump()) if taken else None,
    )


def _frozen(value: FileValue) -> Value:
    if not isinstance(value, list):
        return value
    texts = tuple(entry for entry in value if isinstance(entry, str))
    return texts if texts else tuple(entry for entry in value if not isinstance(entry, str))


def _graph_json(graph: Graph) -> dict[str, object]:
    found: dict[str, object] = {
        "nodes": [_node_json(graph.nodes[name]) for name in sorted(graph.nodes, key=id_order)],
        "wires": [_wire_json(wire) for wire in sorted(graph.wires, key=lambda wire: wire.ends)],
    }
    if graph.frames:
        found["frames"] = [_frame_json(frame) for frame in graph.frames]
    if graph.notes:
        found["notes"] = [_note_json(note) for note in graph.notes]
    return found


def _node_json(node: Node) -> dict[str, object]:
    fields = {**vars(node), "parameters": dict(node.parameters), "place": _place(node.place)}
    if node.weights_from:
        fields["weights_from"] = vars(node.weights_from)
    always = ("id", "block", "title", "place", "parameters")
    return {key: value for key, value in fields.items() if key in always or value}


def _place(place: tuple[float, float]) -> tuple[float, ...]:
    return tuple(map(float, place))


def _frame_json(frame: Frame) -> dict[str, object]:
    found: dict[str, object] = {
        "id": frame.id,
        "title": frame.title,
        "members": frame.members,
    }
    return {**found, "colour": frame.colour} if frame.colour else found


def _note_json(note: Note) -> dict[str, object]:
    found: dict[str, object] = {"id": note.id, "text": note.text, "place": _place(note.place)}
    return {**found, "width": float(note.width)} if note.width else found


def _wire_json(wire: Wire) -> dict[str, object]:
    ends: dict[str, object] = {
        "from": (wire.source.node, wire.source.port),
        "to": (wire.target.node, wire.target.port),
    }
    if wire.name:
        ends["name"] = wire.name
    if wire.bends:
        ends["bends"] = [_place(bend) for bend in wire.bends]
    return ends


def _laid_out(value: object, depth: int = 0) -> str:
    """JSON with sorted keys; lists of objects have one object a line."""
    inner, outer = "  " * (depth + 1), "  " * depth
    if isinstance(value, dict) and value and (depth == 0 or _holds_rows(value)):
        rows = [
            f"{inner}{json.dumps(key, ensure_ascii=False)}: {_laid_out(value[key], depth + 1)}"
            for key in sorted(value)
        ]
        return "{\n" + ",\n".join(rows) + f"\n{outer}}}"
    if isinstance(value, list) and any(isinstance(entry, dict) for entry in value):
        return "[\n" + ",\n".join(f"{inner}{_line(entry)}" for entry in value) + f"\n{outer}]"
    return _line(value)


def _holds_rows(value: Mapping[str, object]) -> bool:
    return any(isinstance(entry, list | dict) for entry in value.values())


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, allow_nan=False)
