"""The whole text.

The text of the example stands in expected/digits_autoencoder.py, to be read like any other file.
After a change that is meant, write it again with

    python -m engine export digits-autoencoder --to python -o \
        tests/engine/program/expected/digits_autoencoder.py
"""

from __future__ import annotations

import ast
import io
import math
import tokenize
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import pytest

from engine.document import edits
from engine.document.files import read_document
from engine.document.values import Document, End, Graph
from engine.drawing import Drawing
from engine.examples import example_paths
from engine.language import Map
from engine.language.names import snake
from engine.program.plan import NotTrainable
from engine.program.write import write
from engine.shapes.interfaces import boundary
from tests.engine.drawn import (
    classifier,
    digits_autoencoder,
    duel,
    layer,
    node_of,
    placed_points,
    rivals,
    run_of,
    text_of,
    told_by,
)

EXPECTED = Path(__file__).parent / "expected" / "digits_autoencoder.py"


def everything() -> Document:
    """All that gives the text a name: Parts, chains, noise, dropout, schedules, measures."""
    drawing = Drawing("Everything", epochs=1, batch_size=32)
    drawing.part("Maker", duel().parts["Maker"])
    drawing.part("Layer", layer())
    moons = drawing.place("dataset", data="moons", rows=60)
    noise = drawing.place("noise", shape=(2,))
    made = drawing.place("part", noise, part="Maker", title="Made")
    stack = drawing.place("repeat", moons["points"], part="Layer", times=2, title="Stack")
    joined = drawing.place("sum", stack, made, title="Joined")
    bent = drawing.place("dense", joined, units=3, title="Bent", is_frozen=True)
    told = drawing.place("probability", bent, title="Told")
    loss = drawing.place("binary_cross_entropy", told, moons["label"], title="Wrong")
    near = drawing.place("mean_squared_error", joined, moons["points"], title="Near")
    drawing.place("accuracy", told, moons["label"], title="Right")
    drawing.place(
        "optimizer", loss, title="First", trains=(told.id,), schedule="cosine", average=0.9
    )
    drawing.place("optimizer", near, title="Last", schedule="one_over_t")
    return drawing.document


def renamed(graph: Graph, names: list[str], start: int) -> Graph:
    """A graph whose nodes have the titles that begin at a place of a list, one after another.

    Outputs of Parts keep theirs: they name ports alone.
    """
    inside = [node for node in graph.nodes.values() if node.block != "output"]
    for place, node in enumerate((node.id for node in inside), start):
        graph = edits.rename(graph, node, names[place % len(names)])
    return graph


def rewired(document: Document, graph: Graph) -> Graph:
    """The graph with the wires of placed Parts at the ports that these have now."""

    def there(end: End, side: str) -> End:
        name = document.graph.nodes[end.node].parameters.get("part")
        if name is None:
            return end
        (only,) = boundary(document.parts[str(name)], side)
        return End(end.node, snake(only.title))

    wires = (
        replace(wire, source=there(wire.source, "output"), target=there(wire.target, "input"))
        for wire in graph.wires
    )
    return replace(graph, wires=tuple(wires))


def names_in(text: str) -> list[str]:
    """Every name that Python reads in a text, once."""
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return list(dict.fromkeys(token.string for token in tokens if token.type == tokenize.NAME))


def defined_in(text: str) -> list[str]:
    """The functions, classes and modules that a text knows."""
    found: list[str] = []
    for statement in ast.parse(text).body:
        if isinstance(statement, ast.FunctionDef | ast.ClassDef):
            found.append(statement.name)
        elif isinstance(statement, ast.Import | ast.ImportFrom):
            found += [alias.asname or alias.name for alias in statement.names]
    return found


def numbers_of(document: Document) -> list[float]:
    """What a first turn and an evaluation come to."""
    run = run_of(document)
    told = [value for _, values in told_by(run, 2) for value in values]
    return [*told, *run.evaluate("test").values()]


def test_the_text_of_the_example_reads_as_expected() -> None:
    path = example_paths()["digits-autoencoder"]

    assert write(read_document(path), path.name).text == EXPECTED.read_text("utf-8")


@pytest.mark.parametrize(
    "document",
    [classifier(), digits_autoencoder(), duel(), rivals(), everything()],
    ids=lambda document: document.title,
)
def test_each_node_is_one_statement_of_each_function_that_needs_it(document: Document) -> None:
    program = write(document)
    learner = program.plan.learners[0]
    first = 1 + next(
        number
        for number, line in enumerate(program.lines)
        if f"def {learner.loss.name}" in line.text
    )
    last = next(n for n in range(first, len(program.lines)) if "return {" in program.lines[n].text)

    spoken = [node for node, _ in groupby(line.node for line in program.lines[first:last]) if node]

    assert sorted(spoken) == sorted(learner.loss.part.nodes)


def test_every_line_that_speaks_of_a_node_names_one_of_the_graph() -> None:
    document = everything()
    program = write(document)

    for line in program.lines:
        graph = document.parts[line.part] if line.part else document.graph
        assert not line.node or line.node in graph.nodes


def test_lines_of_a_part_name_the_part_that_their_node_stands_in() -> None:
    program = write(everything())

    assert {line.part for line in program.lines if line.node} == {"", "Maker", "Layer"}


def test_the_lines_are_the_text() -> None:
    program = write(everything())

    assert program.text.splitlines() == [line.text for line in program.lines]


def test_only_the_functions_that_are_needed_stand_in_the_text() -> None:
    text = write(digits_autoencoder()).text
    defined = {node.name for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)}

    assert defined == {
        "data_of_digits",
        "digits",
        "evaluate",
        "placed",
        "propagate",
        "report",
        "second_view",
        "split",
        "stream",
        "update",
    }
    assert "import math" not in text


def test_what_a_needed_function_needs_stands_in_the_text_too() -> None:
    text = write(rivals()).text

    assert "def propagate(" in text
    assert "def update_together(" in text
    assert "def update(" not in text


def test_a_text_without_data_holds_nothing_of_data() -> None:
    drawing = Drawing("No data", epochs=1)
    noise = drawing.place("noise")
    made = drawing.place("linear", noise, shape=(2,))
    drawing.place("optimizer", drawing.place("mean_squared_error", made, noise))

    text = write(drawing.document).text

    assert not {"Batches", "Rows", "numpy", "split", "placed"} & set(names_in(text))


def test_functions_stand_once_however_many_nodes_need_them() -> None:
    drawing, moons = placed_points()
    first = drawing.place("dropout", moons["points"], title="First")
    other = drawing.place("dropout", first, title="Other")
    made = drawing.place("linear", other, shape=(2,))
    drawing.place("optimizer", drawing.place("mean_squared_error", made, moons["points"]))

    assert write(drawing.document).text.count("class Dropout(") == 1


@pytest.mark.parametrize(
    "title",
    [
        '"""\nimport sys; sys.exit(1)\n"""',
        "\\N{no such letter} \\x \\",
        "a\x00b\x1b[2J\u2028c\ud800",
        '"',
        "{points} %s",
        "(a = b, " * 40,
        "long words of a title " * 20,
        "",
    ],
)
def test_no_title_is_ever_run(title: str) -> None:
    document = classifier()
    calm = numbers_of(document)
    graph = document.graph
    for node in graph.nodes:
        graph = edits.rename(graph, node, title)

    wild = replace(document, title=title, graph=graph)

    assert numbers_of(wild) == calm
    assert write(wild, f"{title}.loom").text.isprintable() is False
    (statement, *_) = ast.parse(write(wild, f"{title}.loom").text).body
    assert isinstance(statement, ast.Expr)


def test_no_name_in_the_text_breaks_a_document_whose_nodes_have_it() -> None:
    """Every node gets every name that meets others: what is defined, and all that is written."""
    document = everything()
    calm = numbers_of(document)
    text = write(document).text
    names = list(dict.fromkeys([*defined_in(text), *names_in(text[text.index("def data_of_") :])]))
    names.remove("point")  # is an output of a Part: an input of that name would be the same port
    assert len(names) > 80

    for start in range(len(names)):
        parts = Map((name, renamed(graph, names, start)) for name, graph in document.parts.items())
        wild = replace(document, parts=parts)
        graph = renamed(rewired(wild, document.graph), names, start)

        assert numbers_of(replace(wild, graph=graph)) == calm, names[start]
    assert all(math.isfinite(number) for number in calm)


def test_a_part_may_have_any_name_of_the_text() -> None:
    document = everything()
    calm = numbers_of(document)
    names = names_in(write(document).text)
    taken = [name for name in names if name[0].isupper() and name not in document.parts]

    for name in taken:
        graph = edits.set_parameter(document.graph, [node_of(document, "Made")], "part", name)
        parts = document.parts.without(["Maker"]).put(name, document.parts["Maker"])

        assert numbers_of(replace(document, graph=graph, parts=parts)) == calm, name


def test_attribute_paths_lead_to_id_paths() -> None:
    document = everything()
    stack, made = node_of(document, "Stack"), node_of(document, "Made")

    attributes = write(document).attributes

    assert attributes["stack.1.hidden"] == f"{stack}.1.n2"
    assert attributes["made.point"] == f"{made}.n4"
    assert attributes["told"] == node_of(document, "Told")


def test_the_network_takes_a_generator_only_where_it_draws() -> None:
    assert write(duel()).network_draws
    assert not write(classifier()).network_draws
    assert "def __init__(self) -> None:" in text_of(run_of(classifier()), "Network")


def test_a_document_with_problems_is_not_written() -> None:
    document = classifier()
    told = next(wire for wire in document.graph.wires if wire.target.port == "prediction")

    with pytest.raises(NotTrainable):
        write(edits.with_graph(document, edits.disconnect(document.graph, told)))


def test_each_line_names_the_node_on_the_canvas_that_it_speaks_of() -> None:
    document = digits_autoencoder()
    program = write(document)

    of_code = [
        line.strip()
        for line, node in zip(program.text.splitlines(), program.nodes, strict=True)
        if node == node_of(document, "Code")
    ]

    assert of_code == ["self.code = nn.Linear(64, 2)", "code = self.code(encoder_2)  # batch 2"]


def test_the_class_of_a_part_speaks_of_the_one_node_that_has_its_weights() -> None:
    document = duel()
    program = write(document)
    placed = {line.part: node for line, node in zip(program.lines, program.nodes, strict=True)}

    assert placed["Maker"] == node_of(document, "Maker")
    assert placed["Judge"] == node_of(document, "Judge")


def test_the_class_of_a_part_that_is_placed_twice_speaks_of_no_node() -> None:
    document = duel()
    twin = replace(document.graph.nodes[node_of(document, "Judge of made")], linked_to="")
    graph = replace(document.graph, nodes=Map({**document.graph.nodes, twin.id: twin}))
    program = write(edits.with_graph(document, graph))

    assert {
        node
        for line, node in zip(program.lines, program.nodes, strict=True)
        if line.part == "Judge"
    } == {""}


def drawn_from() -> Document:
    """A Gaussian that is learned, and draws from it that are compared with noise."""
    drawing = Drawing("Drawn from", epochs=1)
    noise = drawing.place("noise", shape=(1,), title="X")
    learned = drawing.place("learned_constant", noise, range="gaussian", title="Q")
    drawing.place("r2", drawing.place("draw", learned, title="Y"), noise, title="Told")
    alone = drawing.place("learned_constant", range="gaussian", title="Alone")
    loss = drawing.place("wasserstein", noise, alone, title="Far")
    likely = drawing.place("negative_log_likelihood", learned, noise, title="Likely")
    drawing.place("optimizer", drawing.place("sum", loss, likely, title="Total"))
    return drawing.document


def test_a_function_that_is_only_handed_over_stands_in_the_text() -> None:
    text = write(drawn_from()).text
    assert "Draw(gaussian_sample, random)" in text
    assert "def gaussian_sample(" in text
    assert "def laplace_sample(" not in text
    assert "from collections.abc import Callable, Iterator" in text


def test_a_value_without_a_batch_axis_is_no_term_of_a_loss() -> None:
    program = write(drawn_from())
    (learner,) = program.plan.learners
    assert set(program.plan.terms_of(learner.node.id)) == {"total", "far", "likely"}
    assert "alone = place_and_width(self.alone(), nn.functional.softplus)  # 1 × 2" in program.text
    assert not math.isnan(run_of(drawn_from()).evaluate("validation").popitem()[1])
