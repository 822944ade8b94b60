import ast

from hypothesis import given
from hypothesis import strategies as st

from engine.document import edits
from engine.document.values import Document
from engine.drawing import Drawing
from engine.program.lines import Line, docstring, indented
from tests.engine.drawn import (
    classifier,
    judge,
    layer,
    placed_points,
    run_of,
    text_of,
    told_by,
)


def loss_text(document: Document, function: str = "losses") -> str:
    return text_of(run_of(document), function)


def test_an_indented_line_keeps_its_node_and_its_part() -> None:
    line = Line("y = x", "n1", "Layer")

    assert line.indented(2) == Line("        y = x", "n1", "Layer")


def test_empty_lines_stay_empty_when_indented() -> None:
    assert indented([Line(""), Line("x")]) == [Line(""), Line("    x")]


@given(st.text())
def test_a_docstring_says_the_words_and_nothing_else(words: str) -> None:
    (statement,) = ast.parse(docstring(words)).body

    assert isinstance(statement, ast.Expr)
    assert isinstance(statement.value, ast.Constant)
    kept = "".join(letter if letter.isprintable() else " " for letter in words)
    assert statement.value.value == " ".join(kept.split())


def test_a_loss_is_computed_from_logits_where_it_can_be() -> None:
    text = loss_text(classifier())

    assert "told_logits = self.told(hidden)  # batch 1" in text
    assert "told_logits, label.float().unsqueeze(-1)\n" in text


def test_a_finished_value_that_nothing_takes_is_not_computed() -> None:
    assert "sigmoid" not in loss_text(classifier())


def test_a_measure_of_the_same_head_takes_the_finished_value_alone() -> None:
    text = text_of(run_of(classifier()), "measures")

    assert "told = torch.sigmoid(self.told(hidden))  # batch 1" in text
    assert "logits" not in text


def test_logits_and_the_finished_value_are_both_there_where_both_are_taken() -> None:
    drawing, moons = placed_points()
    told = drawing.place("categorical", moons["points"], classes=2, title="Told")
    sure = drawing.place("mean_squared_error", told, told, title="Sure")
    wrong = drawing.place("categorical_cross_entropy", told, moons["label"], title="Wrong")
    drawing.place("optimizer", drawing.place("sum", sure, wrong), title="Adam")

    text = loss_text(drawing.document)

    assert "told_logits = self.told(points)  # batch 2" in text
    assert "told = told_logits.softmax(-1)  # batch 2" in text
    assert "cross_entropy(told_logits, label)" in text
    assert "mse_loss(told, told)" in text


def test_each_line_of_a_node_has_its_shape_behind_it() -> None:
    lines = loss_text(classifier()).splitlines()

    shapes = [line.partition("  # ")[2] for line in lines]
    assert [shape for shape in shapes if shape] == ["batch 8", "batch 1", "scalar"]


def test_a_chain_is_a_loop_over_its_links() -> None:
    drawing, moons = placed_points()
    drawing.part("Layer", layer())
    stack = drawing.place("repeat", moons["points"], part="Layer", times=3, title="Stack")
    drawing.place("optimizer", drawing.place("mean_squared_error", stack, moons["points"]))
    run = run_of(drawing.document)

    assert "self.stack = nn.ModuleList(Layer() for _ in range(3))" in run.program.text
    assert (
        "        stack = points\n"
        "        for link in self.stack:\n"
        "            stack = link(stack)  # batch 2\n"
    ) in text_of(run, "losses")


def test_copies_side_by_side_are_stacked_on_the_first_axis() -> None:
    drawing, moons = placed_points()
    drawing.part("Judge", judge())
    ensemble = drawing.place(
        "repeat", moons["points"], part="Judge", times=3, mode="side_by_side", title="Ensemble"
    )
    drawing.place("optimizer", drawing.place("mean_squared_error", ensemble, ensemble))
    run = run_of(drawing.document)

    assert "self.ensemble = nn.ModuleList(Judge() for _ in range(3))" in run.program.text
    assert (
        "ensemble = torch.stack([member(points) for member in self.ensemble], dim=1)"
        "  # batch 3 × 1\n"
    ) in text_of(run, "losses")


def test_each_output_of_copies_side_by_side_is_stacked() -> None:
    part = Drawing()
    points = part.place("input", title="points")
    for title in ("low", "high"):
        part.place("output", part.place("linear", points, title=title), title=title)
    drawing, moons = placed_points()
    drawing.part("Pair", part.graph)
    pair = drawing.place(
        "repeat", moons["points"], part="Pair", times=3, mode="side_by_side", title="Pair"
    )
    drawing.place("optimizer", drawing.place("mean_squared_error", pair["low"], pair["high"]))
    run = run_of(drawing.document)

    assert (
        "        low, high = (\n"
        "            torch.stack(each, dim=1)\n"
        "            for each in zip(*(member(points) for member in self.pair), strict=True)\n"
        "        )  # batch 3 × 1; batch 3 × 1\n"
    ) in text_of(run, "losses")
    assert len(told_by(run, 2)) == 2


def test_the_logits_of_a_head_behind_a_muted_node_are_still_taken() -> None:
    drawing, moons = placed_points()
    told = drawing.place("probability", moons["points"], title="Told")
    bent = drawing.place("activation", told, activation="identity", title="Bent")
    loss = drawing.place("binary_cross_entropy", bent, moons["label"])
    drawing.place("optimizer", loss, title="Adam")
    graph = edits.mute(drawing.graph, [bent.id])

    text = loss_text(edits.with_graph(drawing.document, graph))

    assert "            told_logits, label" in text
