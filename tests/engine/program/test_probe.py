import pytest

from engine.document.values import Document
from engine.program.loading import Loaded
from engine.program.probe import probe
from engine.program.write import write
from tests.engine.drawn import classifier, duel, moons_autoencoder


def text_of(document: Document, learner: int = 0) -> str:
    program = write(document)
    return probe(program, program.plan.learners[learner]).text


def test_after_each_node_it_is_told_with_what_it_computed() -> None:
    assert text_of(moons_autoencoder()) == (
        "def probe_of_adam(network, tick, points):\n"
        "    hidden = torch.relu(network.hidden(points))  # batch 8\n"
        "    tick('n2', hidden)\n"
        "    code = network.code(hidden)  # batch 2\n"
        "    tick('n3', code)\n"
        "    unfolded = torch.relu(network.unfolded(code))  # batch 8\n"
        "    tick('n4', unfolded)\n"
        "    again = network.again(unfolded)  # batch 2\n"
        "    tick('n5', again)\n"
        "    loss = nn.functional.mse_loss(again, points)  # scalar\n"
        "    tick('n6', loss)\n"
        "    return loss\n"
    )


def test_a_head_tells_the_value_that_its_loss_takes() -> None:
    assert "tick('n3', told_logits)" in text_of(classifier())


def test_what_is_not_trained_here_is_told_outside_the_gradients() -> None:
    text = text_of(duel())

    assert (
        "    with torch.no_grad():\n"
        "        maker = network.maker(noise)  # batch 2\n"
        "        tick('n3', maker)\n"
    ) in text


@pytest.mark.parametrize("learner", [0, 1])
def test_a_probe_loads_beside_its_program(learner: int) -> None:
    program = write(duel())
    made = probe(program, program.plan.learners[learner])

    assert callable(Loaded(program).add(made))
