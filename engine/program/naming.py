"""Python names that collide with nothing: keywords, builtins, nn.Module's own, one another."""

from __future__ import annotations

import ast
import builtins
import keyword
from collections.abc import Iterable
from functools import cache
from itertools import chain, count

from engine.language import registry
from engine.language.emitted import emitted
from engine.language.names import pascal, snake

IN_TEXT = frozenset(
    {
        "Averages",
        "Batches",
        "Iterator",
        "Network",
        "Rows",
        "Tensor",
        "Training",
        "averaged",
        "averages",
        "copy",
        "count",
        "data",
        "device",
        "each",
        "epoch",
        "evaluate",
        "link",
        "math",
        "measures",
        "member",
        "network",
        "nn",
        "np",
        "one_layer",
        "placed",
        "propagate",
        "random",
        "report",
        "rows",
        "second_view",
        "seed",
        "self",
        "set_step_size",
        "split",
        "step",
        "steps",
        "stream",
        "torch",
        "turn",
        "turned",
        "turns",
        "turns_an_epoch",
        "update",
        "update_together",
        "values",
    }
)
"""Names that the text itself uses."""

OF_MODULES = frozenset(
    {
        "T_destination",
        "add_module",
        "apply",
        "bfloat16",
        "buffers",
        "call_super_init",
        "children",
        "compile",
        "cpu",
        "cuda",
        "double",
        "dump_patches",
        "eval",
        "extra_repr",
        "float",
        "forward",
        "get_buffer",
        "get_extra_state",
        "get_parameter",
        "get_submodule",
        "half",
        "ipu",
        "load_state_dict",
        "modules",
        "mtia",
        "named_buffers",
        "named_children",
        "named_modules",
        "named_parameters",
        "parameters",
        "register_backward_hook",
        "register_buffer",
        "register_forward_hook",
        "register_forward_pre_hook",
        "register_full_backward_hook",
        "register_full_backward_pre_hook",
        "register_load_state_dict_post_hook",
        "register_load_state_dict_pre_hook",
        "register_module",
        "register_parameter",
        "register_state_dict_post_hook",
        "register_state_dict_pre_hook",
        "requires_grad_",
        "set_extra_state",
        "set_submodule",
        "share_memory",
        "state_dict",
        "to",
        "to_empty",
        "train",
        "training",
        "type",
        "xpu",
        "zero_grad",
    }
)
"""The public names of nn.Module, which an attribute of a network must not hide."""

OF_PYTHON = frozenset({*dir(builtins), *keyword.kwlist, *keyword.softkwlist})


def defined(source: str) -> str:
    """The name of the function or class that a piece of source defines."""
    (definition,) = ast.parse(source).body
    assert isinstance(definition, ast.ClassDef | ast.FunctionDef)  # noqa: S101 - all that blocks bring
    return definition.name


@cache
def of_blocks() -> frozenset[str]:
    """The names of the functions and classes that blocks bring into the text."""
    return frozenset(defined(emitted(code)) for block in registry().values() for code in block.code)


class Namer:
    """Gives each wish a name of its own within one scope of the text.

    taken: names that the scope has already, beside those that no scope may give.
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {*OF_PYTHON, *IN_TEXT, *of_blocks(), *taken}
        self._numbers: dict[str, count[int]] = {}

    def name(self, wish: str) -> str:
        """A lower-case name close to `wish`, with a number where it is taken."""
        return self._unique(snake(wish))

    def class_name(self, wish: str) -> str:
        """A name in capitals close to `wish`, with a number where it is taken."""
        return self._unique(pascal(wish))

    def _unique(self, name: str) -> str:
        numbers = self._numbers.setdefault(name, count(2))
        wishes = chain([name], (f"{name}_{number}" for number in numbers))
        found = next(wish for wish in wishes if wish not in self._taken)
        self._taken.add(found)
        return found
