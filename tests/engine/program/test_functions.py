from engine.document.values import Document
from engine.program.functions import Function, call, write_function
from engine.program.lines import Writer
from engine.program.plan import plan_of
from engine.program.probe import probe
from engine.program.slices import slice_of
from engine.program.write import write
from tests.engine.drawn import classifier, duel, node_of, placed_points


def written(function: Function, writer: Writer) -> list[str]:
    return [line.text for line in write_function(writer, function)]


def test_a_function_of_one_value_returns_it() -> None:
    scope = plan_of(classifier()).scope
    hidden = scope.outputs(node_of(classifier(), "Hidden"))

    assert written(Function("bend", slice_of(scope, hidden)), Writer(scope)) == [
        "def bend(self, points: Tensor) -> Tensor:",
        "    hidden = torch.relu(self.hidden(points))  # batch 8",
        "    return hidden",
    ]


def test_a_function_of_several_values_returns_a_tuple() -> None:
    scope = plan_of(classifier()).scope
    moons = scope.outputs(node_of(classifier(), "Moons"))

    assert written(Function("both", slice_of(scope, moons)), Writer(scope)) == [
        "def both(self, points: Tensor, label: Tensor) -> tuple[Tensor, Tensor]:",
        "    return points, label",
    ]


def test_a_loss_function_returns_its_total_first_and_then_its_terms() -> None:
    plan = plan_of(duel())
    making = plan.learners[1]

    lines = written(making.loss, Writer(plan.scope))

    assert lines[0] == (
        "def loss_of_making(self, points: Tensor, noise: Tensor) -> dict[str, Tensor]:"
    )
    assert lines[-1] == '    return {"both": both, "apart": apart, "near": near}'


def test_help_is_its_docstring() -> None:
    plan = plan_of(classifier())

    assert written(plan.learners[0].loss, Writer(plan.scope))[1] == (
        '    """Trains hidden, told."""'
    )


def test_a_call_names_its_arguments_after_their_values() -> None:
    plan = plan_of(classifier())

    called = call(plan.learners[0].loss, plan.scope, "network")

    assert called == "network.losses(points, label)"


def deaf() -> Document:
    """A code that is not to react to the points it is computed from."""
    drawing, moons = placed_points("Deaf", epochs=1, batch_size=64)
    told = drawing.place("probability", moons["points"], title="Told")
    again = drawing.place("linear", told, shape=(2,), title="Again")
    right = drawing.place("binary_cross_entropy", told, moons["label"], title="Right")
    steep = drawing.place("jacobian_penalty", told, moons["points"], title="Steep")
    back = drawing.place("jacobian_penalty", again, told, title="Back")
    total = drawing.place("weighted_sum", right, steep, back, inputs=3)
    drawing.place("optimizer", total)
    return drawing.document


def test_what_a_derivative_is_taken_by_is_marked_where_it_enters_and_where_it_is_made() -> None:
    plan = plan_of(deaf())

    assert written(plan.learners[0].loss, Writer(plan.scope))[:7] == [
        "@torch.enable_grad()  # a derivative is taken on the way",
        "def losses(self, points: Tensor, label: Tensor) -> dict[str, Tensor]:",
        '    """Trains told, again."""',
        "    points = with_gradient(points)  # a derivative is taken with respect to it",
        "    told = torch.sigmoid(self.told(points))  # batch 1",
        "    told = with_gradient(told)  # a derivative is taken with respect to it",
        "    again = self.again(told)  # batch 2",
    ]


def test_a_probe_marks_the_same_values() -> None:
    program = write(deaf())

    text = probe(program, program.plan.learners[0]).text

    assert text.count("with_gradient(points)") == text.count("with_gradient(told)") == 1
