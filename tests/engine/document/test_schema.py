from __future__ import annotations

import json

import pytest
from hypothesis import example, given

from engine.document import edits
from engine.document.schema import CORRECT, FileFault, from_json, json_schema, to_json
from engine.document.values import Document, End, Frame, Graph, KeptWeights, Node, Note, Wire
from engine.examples import example_paths
from engine.language import Map
from tests.engine.document.any_document import documents, in_peace

WIRE = Wire(End("n1", "images"), End("n2", "x"), "pixels")
KEPT = KeptWeights("run-1", "n3", "0123456789abcdef" * 4)
DOCUMENT = Document(
    "Digits",
    Graph(
        Map(
            {
                "n2": Node("n2", "flatten", "Größe", (160, 0), is_frozen=True, watched=("y",)),
                "n10": Node("n10", "dense", "Dense", parameters=Map({"units": 3}), linked_to="n2"),
                "n1": Node("n1", "dataset", "Digits"),
                "n11": Node("n11", "part", "Part", weights_from=KEPT),
            }
        ),
        (Wire(End("n2", "y"), End("n10", "x")), WIRE),
        (Frame("f1", "Encoder", ("n1", "n2")), Frame("f2", "Rest", ("n10",), "green")),
        (Note("t1", "Here it begins", (8.0, 8.0)), Note("t2", "*Wide*", (0.0, 8.0), 320.0)),
    ),
    Map({"Encoder": Graph(Map({"n1": Node("n1", "input", "x")}))}),
    unknown=Map({"colours": '{"n1": "red"}'}),
)
TEXT = """\
{
  "colours": {"n1": "red"},
  "format": 1,
  "graph": {
    "frames": [
      {"id": "f1", "members": ["n1", "n2"], "title": "Encoder"},
      {"colour": "green", "id": "f2", "members": ["n10"], "title": "Rest"}
    ],
    "nodes": [
      {"block": "dataset", "id": "n1", "parameters": {}, "place": [0.0, 0.0], "title": "Digits"},
      {"block": "flatten", "id": "n2", "is_frozen": true, "parameters": {}, \
"place": [160.0, 0.0], "title": "Größe", "watched": ["y"]},
      {"block": "dense", "id": "n10", "linked_to": "n2", "parameters": {"units": 3}, \
"place": [0.0, 0.0], "title": "Dense"},
      {"block": "part", "id": "n11", "parameters": {}, "place": [0.0, 0.0], "title": "Part", \
"weights_from": {"node": "n3", "run": "run-1", "sha256": \
"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"}}
    ],
    "notes": [
      {"id": "t1", "place": [8.0, 8.0], "text": "Here it begins"},
      {"id": "t2", "place": [0.0, 8.0], "text": "*Wide*", "width": 320.0}
    ],
    "wires": [
      {"from": ["n1", "images"], "name": "pixels", "to": ["n2", "x"]},
      {"from": ["n2", "y"], "to": ["n10", "x"]}
    ]
  },
  "parts": {
    "Encoder": {
      "nodes": [
        {"block": "input", "id": "n1", "parameters": {}, "place": [0.0, 0.0], "title": "x"}
      ],
      "wires": []
    }
  },
  "settings": {"batch_size": 64, "epochs": 100, "seed": 0, "threads": 1, "turns_per_epoch": 100},
  "title": "Digits"
}
"""


NOTE = '{"id": "t1", "text": ""}'


def with_nodes(*nodes: str) -> str:
    return f'{{"format": 1, "graph": {{"nodes": [{", ".join(nodes)}]}}}}'


def with_value(value: str) -> str:
    node = f'{{"id": "n1", "block": "dense", "title": "D", "parameters": {{"units": {value}}}}}'
    return with_nodes(node)


def test_a_file_has_one_node_or_wire_a_line_sorted() -> None:
    assert to_json(DOCUMENT) == TEXT


def test_a_file_reads_as_what_was_written() -> None:
    found = from_json(TEXT, "a.loom")
    assert set(found.graph.wires) == set(DOCUMENT.graph.wires)
    assert edits.with_graph(found, DOCUMENT.graph) == DOCUMENT
    assert found.graph.nodes == DOCUMENT.graph.nodes


def test_nodes_stand_in_the_order_of_their_ids_wherever_they_stood_in_the_file() -> None:
    two, one = (f'{{"id": "{name}", "block": "sum", "title": ""}}' for name in ("n2", "n1"))
    assert list(from_json(with_nodes(two, one), "a.loom").graph.nodes) == ["n1", "n2"]


def test_the_smallest_file_is_an_empty_document() -> None:
    assert from_json('{"format": 1}', "a.loom") == Document()


@in_peace
@given(documents())
@example(DOCUMENT)
def test_writing_and_reading_changes_nothing(document: Document) -> None:
    text = to_json(document)
    found = from_json(text, "a.loom")
    assert to_json(found) == text
    assert found.graph.nodes == document.graph.nodes
    assert set(found.graph.wires) == set(document.graph.wires)
    assert (found.graph.frames, found.graph.notes) == (document.graph.frames, document.graph.notes)
    assert found.parts.keys() == document.parts.keys()
    assert (found.title, found.settings) == (document.title, document.settings)
    assert {key: json.loads(value) for key, value in found.unknown.items()} == {
        key: json.loads(value) for key, value in document.unknown.items()
    }


@pytest.mark.parametrize("name", example_paths())
def test_an_example_is_written_as_it_stands(name: str) -> None:
    text = example_paths()[name].read_text(encoding="utf-8")
    assert to_json(from_json(text, name)) == text


def test_what_a_newer_program_wrote_survives() -> None:
    node = {
        "id": "n1",
        "block": "quantum",
        "title": "Q",
        "parameters": {"qubits": [1, 2], "x": 1.5},
    }
    text = json.dumps({"format": 1, "graph": {"nodes": [node]}, "themes": {"dark": [None, True]}})
    again = json.loads(to_json(from_json(text, "a.loom")))
    assert again["graph"]["nodes"] == [{**node, "place": [0.0, 0.0]}]
    assert again["themes"] == {"dark": [None, True]}


def test_a_long_title_can_be_read_again() -> None:
    node = Node("n1", "input", "x" * 3000)
    document = Document("y" * 3000, Graph(Map({"n1": node})))
    assert from_json(to_json(document), "a.loom") == document


def test_a_wire_that_stands_twice_is_one_wire() -> None:
    nodes = ", ".join(f'{{"id": "n{number}", "block": "sum", "title": ""}}' for number in (1, 2))
    wire = '{"from": ["n1", "y"], "to": ["n2", "a"]}'
    text = f'{{"format": 1, "graph": {{"nodes": [{nodes}], "wires": [{wire}, {wire}]}}}}'
    assert len(from_json(text, "a.loom").graph.wires) == 1


@pytest.mark.parametrize(
    ("text", "received"), [("", ""), ("[]", "[]"), ("\n <html>\n", "<html>"), ("3" * 99, "3" * 24)]
)
def test_what_does_not_begin_as_a_document_shows_its_beginning(text: str, received: str) -> None:
    with pytest.raises(FileFault) as caught:
        from_json(text, "a.loom")
    assert str(caught.value) == (
        "a.loom is not a Neuroloom document: expected { at its beginning, received "
        f"“{received}”. Choose a .loom file."
    )


def test_json_of_another_program_is_not_a_document() -> None:
    with pytest.raises(FileFault) as caught:
        from_json('{"name": "left-pad"}', "package.json")
    assert str(caught.value) == (
        "package.json is not a Neuroloom document: it has no format number. Choose a .loom file."
    )


@pytest.mark.parametrize(
    ("text", "line"), [("{", 1), ('{"format": 1,\n"title": "a', 2), ('{"format":\n\ntr\n', 3)]
)
def test_a_file_that_was_cut_off_says_so(text: str, line: int) -> None:
    with pytest.raises(FileFault) as caught:
        from_json(text, "a.loom")
    assert str(caught.value) == (
        f"a.loom cannot be opened: it ends early, in line {line}. Open an earlier copy of the file."
    )


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (
            '{"format": 1,\n "title": "a"\n "parts": {}}',
            'expected a comma in line 3, column 2, received “"parts": {}}”',
        ),
        ('{"format": 0}', "expected 1 at “format”, received 0"),
        ('{"format": 1, "new": NaN}', "expected a finite number, received NaN"),
        ('{"format": 1, "new": -Infinity}', "expected a finite number, received -Infinity"),
        ('{"format": 1, "new": 1e999}', "expected a finite number, received 1e999"),
        (
            f'{{"format": 1, "new": {"9" * 5000}}}',
            f"expected a number of at most 100 digits, received {'9' * 24}…",
        ),
        (
            '{"format": 1, "title": "a", "title": "b"}',
            "the key “title” stands twice in one object",
        ),
        ('{"format": 1, "title": null}', "expected text at “title”, received null"),
        ('{"format": 1, "graph": 5}', "expected an object in braces at “graph”, received 5"),
        (
            '{"format": 1, "settings": {"batch_size": 0}}',
            "expected 1 or more at “settings, batch_size”, received 0",
        ),
        (
            '{"format": 1, "settings": {"seed": true}}',
            "expected a whole number at “settings, seed”, received true",
        ),
        (with_nodes("{}"), "“graph, nodes, entry 1, id” is missing (and 2 more)"),
        (
            with_nodes('{"id": "n1", "block": "sum", "title": "", "colour": "red"}'),
            '“graph, nodes, entry 1, colour” is unknown to this Neuroloom, received "red"',
        ),
        (
            with_nodes('{"id": "n1", "block": "sum", "title": "", "place": [0]}'),
            "“graph, nodes, entry 1, place, entry 2” is missing",
        ),
        (
            with_nodes(*['{"id": "n1", "block": "sum", "title": ""}'] * 2),
            "two nodes have the id “n1”",
        ),
        (
            f'{{"format": 1, "graph": {{"notes": [{NOTE}, {NOTE}]}}}}',
            "two notes have the id “t1”",
        ),
        (
            '{"format": 1, "graph": {"wires": [{"from": ["n1", "y"], "to": ["n2", "x"]}]}}',
            "a wire ends at the node “n1”, which is not there",
        ),
        (
            '{"format": 1, "graph": {"wires": [{"from": ["n1"], "to": ["n2", "x"]}]}}',
            "“graph, wires, entry 1, from, entry 2” is missing",
        ),
        (
            f'{{"format": 1, "title": {["x" * 90]}}}'.replace("'", '"'),
            f'expected text at “title”, received ["{"x" * 58}…',
        ),
    ],
)
def test_a_file_with_a_wrong_place_says_where_what_and_what_to_do(text: str, cause: str) -> None:
    with pytest.raises(FileFault) as caught:
        from_json(text, "a.loom")
    assert caught.value.cause == f"a.loom cannot be opened: {cause}."
    assert str(caught.value) == f"{caught.value.cause} {CORRECT}"


@pytest.mark.parametrize(
    "value", ["null", '{"a": 1}', '[1, "n1"]', '[1.5, "n1"]', "[true]", "[[1]]"]
)
def test_a_parameter_of_a_wrong_kind_is_refused_with_one_sentence(value: str) -> None:
    with pytest.raises(FileFault) as caught:
        from_json(with_value(value), "a.loom")
    assert str(caught.value) == (
        "a.loom cannot be opened: expected true or false, a number, text, or a list of whole "
        "numbers or of ids at “graph, nodes, entry 1, parameters, units”, "
        f"received {value}. {CORRECT}"
    )


def test_the_file_of_a_newer_program_asks_for_it() -> None:
    with pytest.raises(FileFault) as caught:
        from_json('{"format": 2, "graph": "in a way that this program does not know"}', "a.loom")
    assert str(caught.value) == (
        "a.loom has format 2, this Neuroloom reads up to 1: open it with a newer one."
    )


def test_what_a_newer_program_nested_deep_survives() -> None:
    text = f'{{"format": 1, "new": {"[" * 150}{"]" * 150}}}'
    assert to_json(from_json(text, "a.loom")).count("[") == text.count("[") + 2


def test_nesting_without_end_is_refused() -> None:
    text = f'{{"format": 1, "new": {"[" * 100_000}{"]" * 100_000}}}'
    with pytest.raises(FileFault, match="it is nested deeper than any document"):
        from_json(text, "a.loom")


def test_the_format_has_a_json_schema() -> None:
    schema = json_schema()
    expected = {"about", "format", "graph", "parts", "settings", "title"}
    assert expected == set(schema["properties"])  # type: ignore[call-overload]  # JSON has no types
    assert "from" in json.dumps(schema["$defs"])


@pytest.mark.parametrize("run", ["../other", "/run", "a/b", "a\\\\b", ".hidden", ""])
def test_a_run_is_named_and_never_a_path(run: str) -> None:
    taken = f'{{"run": "{run}", "node": "n1", "sha256": "{"0" * 64}"}}'
    node = f'{{"id": "n1", "block": "dense", "title": "D", "weights_from": {taken}}}'

    with pytest.raises(FileFault, match="run"):
        from_json(with_nodes(node), "a.loom")


def test_what_a_document_is_about_stands_in_its_file_where_it_says_so() -> None:
    document = Document("Digits", about="Look: “digits”.")
    text = to_json(document)

    assert text.startswith('{\n  "about": "Look: “digits”.",\n')
    assert from_json(text, "a.loom") == document
    assert "about" not in to_json(Document("Digits"))


def test_bends_stand_in_the_file_where_there_are_some() -> None:
    straight = next(line for line in to_json(DOCUMENT).splitlines() if '"from"' in line)
    wire = DOCUMENT.graph.wires[0]
    bent = edits.with_graph(DOCUMENT, edits.bend(DOCUMENT.graph, wire, ((8.0, -16.0),)))

    assert "bends" not in straight
    assert '"bends": [[8.0, -16.0]]' in to_json(bent)
    assert set(from_json(to_json(bent), "a.loom").graph.wires) == set(bent.graph.wires)
