"""Python names that collide with nothing: keywords, builtins, nn.Module's own, one another."""

from __future__ import annotations

import builtins
import keyword
from itertools import chain, count

from engine.language.names import pascal, snake

IN_TEXT = frozenset(
    {
        "Batches",
        "Iterator",
        "Network",
        "Rows",
        "Tensor",
        "Training",
        "copy",
        "data",
        "evaluate",
        "math",
        "network",
        "nn",
        "np",
        "placed",
        "propagate",
        "random",
        "report",
        "rows",
        "second",
        "self",
        "set_step_size",
        "split",
        "stream",
        "sys",
        "torch",
        "turn",
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

RESERVED = frozenset({*dir(builtins), *keyword.kwlist, *keyword.softkwlist}) | IN_TEXT


class Namer:
    """Gives each wish a name of its own within one scope of the text."""

    def __init__(self, reserved: frozenset[str] = RESERVED) -> None:
        self._taken = set(reserved)

    def name(self, wish: str) -> str:
        """A lower-case name close to `wish`, with a number where it is taken."""
        return self._unique(snake(wish))

    def class_name(self, wish: str) -> str:
        """A name in capitals close to `wish`, with a number where it is taken."""
        return self._unique(pascal(wish))

    def _unique(self, name: str) -> str:
        wishes = chain([name], (f"{name}_{number}" for number in count(2)))
        found = next(wish for wish in wishes if wish not in self._taken)
        self._taken.add(found)
        return found
