import traceback
from collections.abc import Callable

import pytest

from engine.document.values import End
from engine.program.loading import Loaded
from engine.program.views import View, view
from engine.program.write import write
from tests.engine.drawn import classifier, node_of


def test_the_names_of_a_text_are_there_once_it_is_loaded() -> None:
    stream = Loaded(write(classifier()))["stream"]

    assert stream(2, 5) == 2_023


def test_two_loaded_texts_share_nothing() -> None:
    program = write(classifier())

    assert Loaded(program)["Network"] is not Loaded(program)["Network"]


def test_what_stands_under_the_loop_is_not_run(capsys: pytest.CaptureFixture[str]) -> None:
    Loaded(write(classifier()))

    assert capsys.readouterr().out == ""


def test_a_traceback_shows_the_line_of_the_text() -> None:
    loaded = Loaded(write(classifier()))

    shown = traceback_of(loaded["evaluate"])

    assert loaded.file in shown
    assert "points, label = placed(moons, network)" in shown


def test_a_traceback_shows_the_line_of_a_view() -> None:
    program = write(classifier())
    loaded = Loaded(program)
    added = loaded.add(view(program, "bend", End(node_of(classifier(), "Hidden"), "y")))

    assert "hidden = torch.relu(network.hidden(points))  # batch 8" in traceback_of(added)


def test_a_view_is_a_function_beside_the_text() -> None:
    program = write(classifier())
    part = view(program, "bend", End(node_of(classifier(), "Hidden"), "y")).part

    added = Loaded(program).add(View("twice", part, "def twice(x):\n    return 2 * x\n"))

    assert added(4) == 8


def traceback_of(function: Callable[..., object]) -> str:
    """What Python shows where a function is given what it cannot take."""
    with pytest.raises((AttributeError, TypeError)) as told:
        function(None, None)
    return "".join(traceback.format_exception(told.value))
