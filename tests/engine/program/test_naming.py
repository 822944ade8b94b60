import builtins
import keyword

from hypothesis import given
from hypothesis import strategies as st
from torch import nn

from engine.program.naming import OF_MODULES, Namer, defined, of_blocks


def test_the_names_of_modules_are_those_that_torch_has() -> None:
    assert {name for name in dir(nn.Module()) if not name.startswith("_")} == OF_MODULES


def test_a_name_that_is_free_is_the_title_itself() -> None:
    assert Namer().name("Encoder 1") == "encoder_1"


def test_titles_that_count_layers_are_free() -> None:
    namer = Namer()
    assert [namer.name(title) for title in ("First", "Second", "Third")] == [
        "first",
        "second",
        "third",
    ]


def test_a_second_wish_for_a_name_gets_a_number() -> None:
    namer = Namer()

    assert [namer.name("Hidden") for _ in range(3)] == ["hidden", "hidden_2", "hidden_3"]


def test_a_numbered_name_that_somebody_wished_for_is_not_given_twice() -> None:
    namer = Namer()

    assert [namer.name(title) for title in ("Hidden 2", "Hidden", "Hidden")] == [
        "hidden_2",
        "hidden",
        "hidden_3",
    ]


def test_a_class_is_named_in_capitals() -> None:
    namer = Namer()

    assert [namer.class_name("residual block") for _ in range(2)] == [
        "ResidualBlock",
        "ResidualBlock_2",
    ]


def test_a_name_that_the_scope_has_already_is_not_given() -> None:
    assert Namer({"hidden"}).name("Hidden") == "hidden_2"


def test_code_that_blocks_bring_keeps_its_names() -> None:
    assert {"Dropout", "cosine", "one_over_t", "share_right"} <= of_blocks()
    assert Namer().class_name("Dropout") == "Dropout_2"


def test_what_a_piece_of_source_defines_is_told() -> None:
    assert defined("def double(x):\n    return 2 * x") == "double"
    assert defined("class Pair:\n    pass") == "Pair"


@given(st.lists(st.text(max_size=12) | st.sampled_from([*keyword.kwlist, *dir(builtins), "self"])))
def test_any_titles_become_different_names_that_python_takes(titles: list[str]) -> None:
    namer = Namer()

    names = [namer.name(title) for title in titles]

    assert len(set(names)) == len(names)
    assert all(name.isidentifier() and not keyword.iskeyword(name) for name in names)
    assert {*dir(builtins), *keyword.softkwlist, "self", "torch"}.isdisjoint(names)
