import pytest
import torch

from engine.document.values import End
from engine.drawing import Drawing
from engine.training.noise import aside, noise
from engine.training.run import Run
from tests.engine.drawn import node_of, run_of


@pytest.fixture
def run() -> Run:
    """A run on uniform noise alone."""
    drawing = Drawing("Noisy", batch_size=8, epochs=1, turns_per_epoch=2)
    made = drawing.place("noise", shape=(6,), distribution="uniform", title="Noise")
    again = drawing.place("linear", made, shape=(6,), title="Again")
    drawing.place("optimizer", drawing.place("mean_squared_error", again, made))
    return run_of(drawing.document)


def test_noise_is_drawn_as_its_node_says(run: Run) -> None:
    drawn = noise(run, End(node_of(run.document, "Noise"), "z"), 1000, aside())

    assert drawn.shape == (1000, 6)
    assert drawn.device.type == run.device.type
    assert float(drawn.abs().max()) <= 1.0


def test_it_is_the_same_each_time_and_takes_nothing_from_the_run(run: Run) -> None:
    end = End(node_of(run.document, "Noise"), "z")
    before = torch.get_rng_state()

    first, again = (noise(run, end, 5, aside()) for _ in range(2))

    assert torch.equal(first, again)
    assert torch.equal(torch.get_rng_state(), before)
