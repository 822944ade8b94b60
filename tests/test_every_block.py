"""What every block promises, held against what torch makes of it."""

from __future__ import annotations

import ast
import copy
import keyword
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
import torch
from torch import Tensor

from engine.language import (
    Block,
    Choice,
    Example,
    Map,
    Meaning,
    Misfit,
    Port,
    Type,
    axes_of,
    infer,
    registry,
)
from engine.language.block import places
from engine.language.emitted import emitted
from engine.program.lines import filled
from tests.placed_block import BATCH, placed, values_for

COMPUTED = ("layer", "loss", "measure")
BLOCKS = tuple(registry().values())
RANGES: tuple[Meaning, ...] = ("unit", "positive", "counts", "probabilities")
"""Meanings that numbers of any shape can have."""


def _examples() -> Iterator[Any]:
    for block in BLOCKS:
        for number, entry in enumerate(block.examples, start=1):
            yield pytest.param(block, entry, {}, id=f"{block.id}-{number}")


def _ends() -> Iterator[Any]:
    """Every parameter at each of its ends, on the first example that takes it."""
    for block in BLOCKS:
        for parameter in block.parameters:
            for probe in parameter.probes():
                changed = {parameter.name: probe}
                takers = (entry for entry in block.examples if _takes(block, entry, changed))
                if (entry := next(takers, None)) is not None:
                    yield pytest.param(
                        block, entry, changed, id=f"{block.id}-{parameter.name}-{probe}"
                    )


def _takes(block: Block, entry: Example, changed: Mapping[str, Any]) -> bool:
    """Whether an example fits with a parameter at one of its ends."""
    try:
        return placed(block, entry, **changed).outputs is not None
    except Misfit:
        return False


CASES, PROBES = list(_examples()), list(_ends())


def _of(cases: Sequence[Any], keep: Callable[[Block], object]) -> list[Any]:
    return [case for case in cases if keep(case.values[0])]


def _batched(cases: Sequence[Any]) -> list[Any]:
    """The cases with a value for each sample on an input."""
    return [case for case in cases if any(t.is_batched for t in case.values[1].inputs.values())]


def _is_computed(block: Block) -> bool:
    return block.role in COMPUTED


def _is_layer(block: Block, *_: object) -> bool:
    """Whether the value of a block may go on to others, a value for each sample."""
    return block.role == "layer"


def _draws_always(case: Any) -> bool:
    """Whether the block of a case draws in evaluation as well."""
    block, entry, changed = case.values
    return block.draws and not block.differs_in_training_of({**entry.parameters, **changed})


def _words(block: Block) -> Iterator[tuple[str, str]]:
    yield from (("title", block.title), ("help", block.help))
    yield from (("formula", block.formula), ("source", block.source))
    for entry in block.examples:
        ports = block.ports_of(block.filled(entry.parameters))
        yield from ((f"help of {port.name}", port.help) for port in (*ports.inputs, *ports.outputs))
    for parameter in block.parameters:
        yield f"title of {parameter.name}", parameter.title
        yield f"help of {parameter.name}", parameter.help
        if isinstance(parameter, Choice):
            for option in parameter.options:
                yield f"title of {option.value}", option.title
                yield f"what {option.value} is", option.help


def _with_probes(role: str) -> list[Any]:
    """The examples of the blocks of a role, and each with every parameter at its ends."""
    return [case for case in (*CASES, *PROBES) if case.values[0].role == role]


def _stopped(block: Block, entry: Example, changed: Mapping[str, Any]) -> list[str]:
    """The inputs that no gradient flows back from."""
    return placed(block, entry, **changed).stopped


def _taking_unfinished(block: Block, entry: Example) -> list[str]:
    """The inputs that would rather have what a head computes before its last function."""
    ports = block.ports_of(block.filled(entry.parameters)).inputs
    return [port.name for port in ports if port.takes_unfinished]


def _unfinished(case: Any) -> bool:
    """Whether there is a head before whose last function a case takes the value."""
    block, entry, _ = case.values
    names = _taking_unfinished(block, entry)
    return any(_finishing(entry.inputs[name].meaning) for name in names)


def _finishing(meaning: str) -> Block | None:
    """The head whose last function gives values of a meaning; None where no head ends so."""
    finishing = (block for block in BLOCKS if block.finish_of(block.filled({})))
    found = (b for b in finishing if b.ports_of(b.filled({})).outputs[0].meaning == meaning)
    return next(found, None)


every_block = pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.id)
every_computed = pytest.mark.parametrize(
    ("block", "entry", "changed"), _of(CASES, _is_computed) + _of(PROBES, _is_computed)
)


@every_block
def test_every_word_that_a_person_reads_is_there(block: Block) -> None:
    for what, words in _words(block):
        assert words.strip() == words != "", what
        assert "!" not in words, what
        if what.startswith("help"):
            assert words.endswith("."), what
        if what.startswith(("help", "title", "what")) and words[0].isalpha() and "=" not in words:
            assert words[0].isupper() or words.startswith("a_"), what


@every_block
def test_a_new_node_has_a_title_and_a_line_about_it(block: Block) -> None:
    for entry in block.examples:
        parameters = block.filled(entry.parameters)
        assert block.title_of(parameters)
        assert block.summary_of(parameters)
        assert "{" not in block.summary_of(parameters)


@every_block
def test_block_lies_in_a_family_and_has_two_examples(block: Block) -> None:
    assert block.family
    assert len(block.examples) >= 2


@every_block
def test_names_do_not_collide(block: Block) -> None:
    for entry in block.examples:
        parameters = block.filled(entry.parameters)
        ports = block.ports_of(parameters)
        names = [port.name for port in (*ports.inputs, *ports.outputs)]
        axes = {word for port in ports.inputs for word in port.axes if word.isidentifier()}
        reserved = {"self", "random", "batch"}
        assert len(set(names)) == len(names)
        assert axes.isdisjoint(names)
        assert parameters.keys().isdisjoint(names)
        assert parameters.keys().isdisjoint(axes)
        assert reserved.isdisjoint([*names, *axes, *parameters])
        assert all(name.isidentifier() and not keyword.iskeyword(name) for name in names)


@every_block
def test_every_place_in_a_template_is_known(block: Block) -> None:
    for entry in block.examples:
        parameters = block.filled(entry.parameters)
        inputs = {port.name for port in block.ports_of(parameters).inputs}
        known = {*parameters, *axes_of(block, entry.inputs, parameters), "self", "random"}
        if isinstance(block.module, str):
            assert places(block.module) <= known
        for template in (block.forward, block.stable, block.surrogate):
            if isinstance(template, str):
                assert places(template) <= known | inputs
        assert places(block.finish_of(parameters)) <= {"x"}


@every_block
def test_code_of_a_block_has_a_docstring(block: Block) -> None:
    for code in block.code:
        (definition,) = ast.parse(emitted(code)).body
        assert isinstance(definition, ast.FunctionDef | ast.ClassDef)
        assert ast.get_docstring(definition)


@pytest.mark.parametrize(("block", "entry", "changed"), PROBES)
def test_parameter_takes_its_ends(block: Block, entry: Example, changed: dict[str, Any]) -> None:
    ((name, value),) = changed.items()
    parameter = block.parameter(name)
    assert parameter is not None
    assert parameter.fault(value) == ""
    assert parameter.fault(parameter.default) == ""
    summary = block.summary_of(block.filled({**entry.parameters, **changed}))
    assert summary


@every_block
def test_every_end_of_a_parameter_is_taken_by_an_example(block: Block) -> None:
    for parameter in block.parameters:
        for probe in parameter.probes():
            assert any(_takes(block, entry, {parameter.name: probe}) for entry in block.examples)


ODD = (Type(), Type((1, 2, 1, 2, 1)), Type((3,), "category", classes=3), Type(is_batched=False))


@pytest.mark.parametrize(("block", "entry", "changed"), CASES)
def test_what_does_not_fit_is_a_misfit_and_no_other_fault(
    block: Block, entry: Example, changed: dict[str, Any]
) -> None:
    for name in entry.inputs:
        for found in ODD:
            with suppress(Misfit):
                inputs = entry.inputs.put(name, found)
                infer(block, inputs, entry.parameters)
                block.weight_count(inputs, entry.parameters)


@every_block
def test_condition_of_a_parameter_can_hold(block: Block) -> None:
    for parameter in block.parameters:
        if parameter.only_if:
            other = block.parameter(parameter.only_if.parameter)
            assert other is not None
            assert all(other.fault(value) == "" for value in parameter.only_if.values)


@every_computed
def test_value_is_of_the_type_that_the_block_declares(
    block: Block, entry: Example, changed: dict[str, Any]
) -> None:
    node = placed(block, entry, **changed)
    for name, value in node.compute(values_for(node.inputs)).items():
        found = node.outputs[name]
        assert tuple(value.shape) == ((BATCH, *found.shape) if found.is_batched else found.shape)
        assert value.is_floating_point() != (found.kind == "category")
        assert _means(value, found)


@pytest.mark.parametrize(("block", "entry", "changed"), _of(CASES, _is_computed))
def test_what_the_numbers_mean_is_passed_on_only_where_it_stays_true(
    block: Block, entry: Example, changed: dict[str, Any]
) -> None:
    for meaning in RANGES:
        inputs = Map((name, _meant(found, meaning)) for name, found in entry.inputs.items())
        with suppress(Misfit):
            infer(block, inputs, entry.parameters)
            node = placed(block, replace(entry, inputs=inputs))
            for name, value in node.compute(values_for(node.inputs)).items():
                assert _means(value, node.outputs[name]), meaning


@pytest.mark.parametrize(("block", "entry", "changed"), _of(CASES, _is_computed))
def test_output_ports_promise_what_comes_out(
    block: Block, entry: Example, changed: dict[str, Any]
) -> None:
    node = placed(block, entry)
    ports = {port.name: port for port in block.ports_of(node.parameters).outputs}
    assert ports.keys() == node.outputs.keys()
    for name, found in node.outputs.items():
        assert _fits(ports[name], found)


@every_computed
def test_gradients_are_finite(block: Block, entry: Example, changed: dict[str, Any]) -> None:
    node = placed(block, entry, **changed)
    values = values_for(node.inputs)
    sums = [value.sum() for value in _numbers(node.compute(values))]
    total = torch.stack([torch.zeros(()), *sums]).sum()
    stopped = _stopped(block, entry, changed)
    wanted = [v for name, v in values.items() if v.requires_grad and name not in stopped]
    weights = list(node.module.parameters())
    assert total.requires_grad != (block.stops_gradient or not (wanted or weights))
    if total.requires_grad:
        total.backward()
        assert all(_is_finite(value.grad) for value in (*wanted, *weights))


@pytest.mark.parametrize(
    ("block", "entry", "changed"), [case for case in (*CASES, *PROBES) if _stopped(*case.values)]
)
def test_no_gradient_flows_back_from_an_input_that_stops_it(
    block: Block, entry: Example, changed: dict[str, Any]
) -> None:
    node = placed(block, entry, **changed)
    values = values_for(node.inputs)
    sums = [value.sum() for value in _numbers(node.compute(values))]
    total = torch.stack([torch.zeros(()), *sums]).sum()
    if total.requires_grad:
        total.backward()
    assert all(values[name].grad is None for name in _stopped(block, entry, changed))


@pytest.mark.parametrize(
    ("block", "entry", "changed"), [case for case in (*CASES, *PROBES) if _is_layer(*case.values)]
)
def test_only_a_block_that_says_so_has_a_gradient_without_a_gradient(
    block: Block, entry: Example, changed: dict[str, Any]
) -> None:
    node = placed(block, entry, **changed)
    values = values_for(node.inputs)
    total = sum((value.sin().sum() for value in _numbers(node.compute(values))), torch.zeros(()))
    wanted = [value for value in values.values() if value.requires_grad]
    if not (total.requires_grad and wanted):
        return
    slopes = torch.autograd.grad(total, wanted, create_graph=True, materialize_grads=True)
    steep = sum((slope.square().sum() for slope in slopes), torch.zeros(()))
    if block.differentiates_once:
        with pytest.raises(RuntimeError, match="not implemented"):
            steep.backward()
    elif steep.requires_grad:
        steep.backward()


@every_computed
def test_weights_are_as_many_as_the_block_says(
    block: Block, entry: Example, changed: dict[str, Any]
) -> None:
    node = placed(block, entry, **changed)
    held = sum(weights.numel() for weights in node.module.parameters())
    assert block.weight_count(node.inputs, node.parameters) == held


@pytest.mark.parametrize(
    ("block", "entry", "changed"),
    [case for case in _of((*CASES, *PROBES), _is_computed) if not _draws_always(case)],
)
def test_evaluation_gives_the_same_twice(
    block: Block, entry: Example, changed: dict[str, Any]
) -> None:
    node = placed(block, entry, **changed)
    node.module.eval()
    values = values_for(node.inputs)
    before = node.namespace["random"].get_state()
    first, second = node.compute(values), node.compute(values)
    assert all(torch.equal(first[name], second[name]) for name in first)
    assert torch.equal(node.namespace["random"].get_state(), before)


@pytest.mark.parametrize(
    ("block", "entry", "changed"), _of(CASES, lambda b: _is_computed(b) and not b.draws)
)
def test_only_a_block_that_says_so_differs_in_training(
    block: Block, entry: Example, changed: dict[str, Any]
) -> None:
    node = placed(block, entry)
    values = values_for(node.inputs)
    in_training = node.compute(values)
    node.module.eval()
    same = all(torch.equal(v, in_training[name]) for name, v in node.compute(values).items())
    assert same or block.differs_in_training_of(node.parameters)


ALWAYS_NEW = {case.values[0].id for case in _of(CASES, _is_computed) if _draws_always(case)}
"""The blocks that draw in evaluation as well, with the parameters of one of their examples."""


@pytest.mark.parametrize(
    "block",
    [block for block in BLOCKS if block.id in ALWAYS_NEW],
    ids=lambda block: block.id,
)
def test_evaluation_of_a_block_that_always_draws_is_new_each_time(block: Block) -> None:
    def is_new(entry: Example) -> bool:
        node = placed(block, entry)
        node.module.eval()
        values = values_for(node.inputs)
        first, second = node.compute(values), node.compute(values)
        return any(not torch.equal(first[name], second[name]) for name in first)

    assert any(map(is_new, block.examples))


@pytest.mark.parametrize(
    ("block", "entry", "changed"), _of(CASES, lambda b: _is_computed(b) and b.draws)
)
def test_a_block_draws_from_its_own_generator_only(
    block: Block, entry: Example, changed: dict[str, Any]
) -> None:
    values = values_for(placed(block, entry).inputs)
    first = placed(block, entry)
    twin = copy.deepcopy(first.module)
    before = torch.get_rng_state()
    one = first.compute(values)
    assert torch.equal(torch.get_rng_state(), before)
    first.namespace["itself"] = twin
    again = first.compute(values)
    assert all(torch.equal(again[name], one[name]) for name in one)


@pytest.mark.parametrize(
    ("block", "entry", "changed"),
    [case for case in _of(CASES, lambda b: bool(b.stable)) if _unfinished(case)],
)
def test_the_stable_form_is_the_loss_of_the_finished_prediction(
    block: Block, entry: Example, changed: dict[str, Any]
) -> None:
    node = placed(block, entry)
    values = values_for(node.inputs)
    (unfinished,) = _taking_unfinished(block, entry)
    found = node.inputs[unfinished]
    logits = torch.randn((BATCH, *found.shape), generator=torch.Generator().manual_seed(2))
    finishing = _finishing(found.meaning)
    assert finishing is not None
    finish = finishing.finish_of(finishing.filled({}))
    stable = node.evaluate(block.stable, {**values, unfinished: logits})
    finished = node.evaluate(finish.format(x="logits"), {"logits": logits})
    plain = node.evaluate(block.forward, {**values, unfinished: finished})
    torch.testing.assert_close(stable, plain)


@pytest.mark.parametrize(("block", "entry", "changed"), _of(CASES, lambda b: bool(b.surrogate)))
def test_the_surrogate_has_a_gradient_that_the_prediction_may_lack(
    block: Block, entry: Example, changed: dict[str, Any]
) -> None:
    node = placed(block, entry)
    values = values_for(node.inputs)
    (unfinished,) = _taking_unfinished(block, entry)
    found = node.evaluate(block.surrogate, values)
    assert found.shape == ()
    (slope,) = torch.autograd.grad(found, values[unfinished])
    assert slope.isfinite().all()
    assert slope.abs().sum() > 0


@pytest.mark.parametrize(
    ("block", "entry", "changed"),
    _of(_batched(CASES), lambda b: b.role in ("loss", "measure") and not b.is_joint),
)
def test_the_loss_of_a_batch_is_the_mean_over_its_samples(
    block: Block, entry: Example, changed: dict[str, Any]
) -> None:
    node = placed(block, entry)
    values = {name: value.detach() for name, value in values_for(node.inputs).items()}

    axes = {name: 0 if found.is_batched else None for name, found in node.inputs.items()}

    def of_one(one: dict[str, Tensor]) -> dict[str, Tensor]:
        own = {name: v if axes[name] is None else v.unsqueeze(0) for name, v in one.items()}
        return node.compute(own)

    if node.differentiated:
        each = _one_by_one(of_one, values, axes)
    else:
        each = torch.func.vmap(of_one, in_dims=(axes,))(values)
    for name, value in node.compute(values).items():
        torch.testing.assert_close(each[name].mean(), value)


def _one_by_one(
    of_one: Callable[[dict[str, Tensor]], dict[str, Tensor]],
    values: Mapping[str, Tensor],
    axes: Mapping[str, int | None],
) -> dict[str, Tensor]:
    """What vmap gives, where a derivative is taken inside, which vmap does not let through."""
    rows = ({n: v if axes[n] is None else v[k] for n, v in values.items()} for k in range(BATCH))
    found = [of_one(row) for row in rows]
    return {name: torch.stack([one[name] for one in found]) for name in found[0]}


@pytest.mark.parametrize(
    ("block", "entry", "changed"),
    [case for case in _of(CASES, _is_computed) if placed(*case.values[:2]).differentiated],
)
def test_a_derivative_is_taken_by_the_input_that_needs_a_gradient(
    block: Block, entry: Example, changed: dict[str, Any]
) -> None:
    node = placed(block, entry)
    values = values_for(node.inputs)
    derived = node.derived(values)
    for name in node.differentiated:
        apart = {**derived, name: values[name].detach().requires_grad_()}
        with pytest.raises(RuntimeError, match="appears to not have been used"):
            node.evaluate(block.forward, apart)


@pytest.mark.parametrize(("block", "entry", "changed"), _with_probes("noise"))
def test_noise_is_of_the_declared_shape_and_new_each_time(
    block: Block, entry: Example, changed: dict[str, Any]
) -> None:
    node = placed(block, entry, **changed)
    (found,) = node.outputs.values()
    one, other = (node.evaluate(block.forward, {}, batch=str(BATCH)) for _ in range(2))
    assert tuple(one.shape) == (BATCH, *found.shape)
    assert not torch.equal(one, other)


@pytest.mark.parametrize(("block", "entry", "changed"), _with_probes("optimizer"))
def test_optimizer_makes_a_step_of_a_finite_size(
    block: Block, entry: Example, changed: dict[str, Any]
) -> None:
    node = placed(block, entry, **changed)
    weights = torch.ones(3, requires_grad=True)
    optimizer = node.evaluate(block.module, {"weights": [weights]}, weights="weights")
    weights.square().sum().backward()
    optimizer.step()
    assert weights.isfinite().all()
    assert not torch.equal(weights, torch.ones(3))


STEPS = 2_000


def _changing(cases: Sequence[Any]) -> list[Any]:
    """The cases of an optimizer whose step size changes in the course of a run."""
    return [case for case in cases if _sizes(*case.values)]


def _step_size(block: Block, entry: Example, changed: Mapping[str, Any]) -> float:
    return float(str(block.filled({**entry.parameters, **changed})["step_size"]))


def _sizes(block: Block, entry: Example, changed: Mapping[str, Any]) -> list[float]:
    """The size of each step of a long run; nothing where it stays as it is."""
    node = placed(block, entry, **changed)
    names = {"step": "step", "steps": "steps"}
    size = filled(block.forward, node.site(**names), {})
    if not size:
        return []
    sizes = node.evaluate(f"lambda steps: [{size} for step in range(steps)]", {})
    return list(sizes(STEPS))


@pytest.mark.parametrize(("block", "entry", "changed"), _changing(_with_probes("optimizer")))
def test_schedule_reaches_the_step_size_and_never_passes_it(
    block: Block, entry: Example, changed: dict[str, Any]
) -> None:
    sizes, wanted = _sizes(block, entry, changed), _step_size(block, entry, changed)

    assert sizes[0] > 0
    assert all(0 <= size <= wanted for size in sizes)
    assert max(sizes) == pytest.approx(wanted, rel=1e-3)


@pytest.mark.parametrize(("block", "entry", "changed"), _changing(_with_probes("optimizer")))
def test_sizes_of_a_schedule_are_in_proportion_to_the_step_size(
    block: Block, entry: Example, changed: dict[str, Any]
) -> None:
    whole = _step_size(block, entry, changed)
    half = _sizes(block, entry, {**changed, "step_size": whole / 2})

    assert half == pytest.approx([size / 2 for size in _sizes(block, entry, changed)])


@pytest.mark.parametrize(
    "block", [block for block in BLOCKS if block.remark], ids=lambda block: block.id
)
def test_what_is_said_of_parameters_is_a_sentence(block: Block) -> None:
    for entry in block.examples:
        template, places = block.remark_of(entry.parameters)
        assert template.format_map(places).endswith(".")


@pytest.mark.parametrize(("block", "entry", "changed"), _with_probes("data"))
def test_columns_of_a_data_set_are_the_ports(
    block: Block, entry: Example, changed: dict[str, Any]
) -> None:
    node = placed(block, entry, **changed)
    ports = block.ports_of(node.parameters).outputs
    assert [port.name for port in ports] == list(node.outputs)
    assert all(_fits(port, node.outputs[port.name]) for port in ports)


def _numbers(values: Mapping[str, Tensor]) -> list[Tensor]:
    return [value for value in values.values() if value.is_floating_point()]


def _is_finite(value: Tensor | None) -> bool:
    return value is not None and bool(value.isfinite().all())


def _means(value: Tensor, found: Type) -> bool:
    """Whether the numbers lie in the range that the type promises."""
    if found.meaning == "probabilities":
        total = value.sum(-1)
        return bool((value >= 0).all()) and torch.allclose(total, torch.ones_like(total))
    if found.meaning == "unit":
        return bool(((value >= 0) & (value <= 1)).all())
    if found.meaning in ("gaussian", "laplace"):
        return bool((value[..., 1] > 0).all())
    if found.meaning == "counts":
        return bool(((value >= 0) & (value == value.round())).all())
    return found.meaning not in ("positive", "rate") or bool((value > 0).all())


def _meant(found: Type, meaning: Meaning) -> Type:
    """A type whose numbers mean something, where they are numbers along an axis."""
    return replace(found, meaning=meaning) if found.kind == "real" and found.shape else found


def _fits(port: Port, found: Type) -> bool:
    """Whether a type is what an output port declares."""
    kind = port.kind in ("any", found.kind)
    is_batched = port.takes_either or port.is_batched == found.is_batched
    return kind and is_batched and port.meaning in ("any", found.meaning)
