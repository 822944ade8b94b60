"""The text of a training: class Training, the function evaluate, and the loop at the end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from engine.document.values import End
from engine.language import Map, Site, Types
from engine.program.functions import Function, call, takes_derivative
from engine.program.lines import Line, docstring, filled, indented
from engine.program.plan import Learner, Plan
from engine.shapes.check import starting
from engine.shapes.stages import Stage, turns_of

WEIGHTS_STREAM, DROPOUT_STREAM, NOISE_STREAM, EVALUATION_STREAM, FIRST_DATA_STREAM = range(5)
"""The streams of a run: first weights, draws in the network, Noise nodes, the noise of evaluation
(which is the same for all seeds), and the order of each Dataset."""


def training_class(plan: Plan) -> list[Line]:
    """The class Training: what is kept from step to step, and one turn as a generator."""
    methods = [_init(plan), _epoch(plan), _turn(plan)]
    lines = [Line("class Training:"), Line(docstring(_turn_words(plan))).indented()]
    for method in methods:
        lines += [Line(""), *indented(method)]
    return lines


def evaluate_function(plan: Plan) -> list[Line]:
    """The function evaluate: all losses and measures on rows that are not trained on."""
    functions = _evaluated(plan)
    names = list(plan.data_names.values())
    ends = {end for function in functions for end in function.part.arguments}
    body = [Line('"""Losses and measures of a network in evaluation mode."""')]
    noises = [end for end in plan.scope.values if end in ends and _is_noise(plan, end)]
    if len(names) > 1 or noises:
        words = "  # as many rows of each" if len(names) > 1 else ""
        body.append(Line(f"count = {_fewest(plan, names)}{words}"))
    if len(names) > 1:
        body += [Line(f"{name} = tuple(column[:count] for column in {name})") for name in names]
    rows = {node: f"placed({name}, network)" for node, name in plan.data_names.items()}
    body += _unpacked(plan, ends, rows)
    fixed = f"torch.Generator().manual_seed({EVALUATION_STREAM})"
    if noises:
        body.append(Line("device = next(network.parameters()).device"))
        body.append(Line(f"random = {fixed}  # the same noise each time"))
        body += [_noise_line(plan, end, "count", "random", "device") for end in noises]
    calls = [_seen(plan, function) for function in functions]
    told = calls[0] if len(calls) == 1 else f"{{{', '.join(f'**{each}' for each in calls)}}}"
    body += [Line("with torch.no_grad():"), Line(f"return {told}").indented()]
    arguments = ", ".join(["network: Network", *(f"{name}: Rows" for name in names)])
    return [Line(f"def evaluate({arguments}) -> dict[str, Tensor]:"), *indented(body)]


def _seen(plan: Plan, function: Function) -> str:
    """A call whose values are only looked at."""
    values = call(function, plan.scope, "network")
    return f"detached({values})" if takes_derivative(plan.scope, function.part) else values


def main_lines(plan: Plan) -> list[Line]:
    """The loop, under `if __name__ == "__main__"`."""
    settings, names = plan.document.settings, list(plan.data_names.values())
    given = ["network", *(f"{name}_training" for name in names), "seed"]
    body = [
        f"torch.set_num_threads({settings.threads})  # sums are then added in the same order",
        f"seed = {settings.seed}",
        f"torch.manual_seed(stream(seed, {WEIGHTS_STREAM}))  # the first weights",
        'device = torch.device("cuda" if torch.cuda.is_available() else "cpu")',
        f"network = Network({_network_random(plan)}).to(device)",
        *_earlier_lines(plan),
        *(f"{name}_training, {name}_validation, {name}_test = data_of_{name}()" for name in names),
        f"training = Training({', '.join(given)})",
        f"looking = {_looking(plan)}",
        "epoch = 0",
        "for _ in range(training.turns):",
        "    for who, values in training.turn():",
        "        latest = values" if _is_plain(plan) else "        latest[who] = values",
        "    if training.epoch > epoch:",
        "        epoch = training.epoch",
        *_report_lines(plan),
        f'        report("         validation", evaluate({_places("validation", names)}))',
        f'report("test", evaluate({_places("test", names)}))',
    ]
    if not _is_plain(plan):
        body.insert(body.index("epoch = 0"), "latest: dict[str, dict[str, Tensor]] = {}")
    lines = [Line(text) for text in body]
    return [Line('if __name__ == "__main__":'), *indented(lines)]


def _earlier_lines(plan: Plan) -> list[str]:
    """Weights of earlier runs, for the nodes that start with them."""
    names = ", ".join(node.title for node, _ in starting(plan.document.graph))
    if not names:
        return []
    return [
        'earlier = load_file(Path(__file__).with_suffix(".safetensors"))',
        f"network.load_state_dict(earlier, strict=False)  # what {names} learned before",
    ]


def _looking(plan: Plan) -> str:
    """The expression of the network that is looked at."""
    return "averaged(network, training.averages)" if plan.averaging else "second_view(network)"


def _is_plain(plan: Plan) -> bool:
    """Whether one optimizer makes all steps, so that what it told last need not say whose it is."""
    return len(plan.learners) == 1 and not plan.is_staged


def _report_lines(plan: Plan) -> list[str]:
    if _is_plain(plan):
        return ['        report(f"epoch {epoch:<3} training  ", latest)']
    lines = [
        "        for who, values in latest.items():",
        '            report(f"epoch {epoch:<3} {who}", values)',
    ]
    return (
        [*lines, "        latest.clear()  # what does not step is not told of"]
        if plan.is_staged
        else lines
    )


def _places(split: str, names: Sequence[str]) -> str:
    return ", ".join(["looking", *(f"{name}_{split}" for name in names)])


def _network_random(plan: Plan) -> str:
    if not plan.network_draws:
        return ""
    return f"torch.Generator().manual_seed(stream(seed, {DROPOUT_STREAM}))"


def _evaluated(plan: Plan) -> list[Function]:
    functions = [learner.loss for learner in plan.learners]
    return [*functions, plan.measures] if plan.measures else functions


def _fewest(plan: Plan, names: Sequence[str]) -> str:
    if not names:
        return str(plan.batch_size)
    sizes = [f"len({name}[0])" for name in names]
    return sizes[0] if len(sizes) == 1 else f"min({', '.join(sizes)})"


def _init(plan: Plan) -> list[Line]:
    size = plan.batch_size
    body = [Line("self.network = network")]
    if plan.uses_noise:
        body.append(Line("self.device = next(network.parameters()).device"))
        body.append(
            Line(f"self.random = torch.Generator().manual_seed(stream(seed, {NOISE_STREAM}))")
        )
    for number, (node, name) in enumerate(plan.data_names.items(), FIRST_DATA_STREAM):
        rows = f"placed({name}, network), size={size}, seed=stream(seed, {number})"
        body.append(Line(f"self.{name} = Batches({rows})", node))
    body += [
        Line(f"self.{learner.name} = {_optimizer(plan, learner)}", learner.node.id)
        for learner in plan.learners
    ]
    if plan.averaging:
        body.append(Line("self.averages = Averages()"))
        body += [_followed(learner) for learner in plan.averaging]
    if sized := [f'"{learner.name}": 0' for learner in plan.learners if _step_size(plan, learner)]:
        body.append(Line(f"self.steps = {{{', '.join(sized)}}}"))
    body += _turns_lines(plan)
    columns = [f"{name}: Rows" for name in plan.data_names.values()]
    arguments = ", ".join(["self", "network: Network", *columns, "seed: int"])
    return [Line(f"def __init__({arguments}) -> None:"), *indented(body)]


def _followed(learner: Learner) -> Line:
    given = f"self.{learner.name}, keep={learner.keep}"
    return Line(f"self.averages.follow({given})", learner.node.id)


def _turns_lines(plan: Plan) -> list[Line]:
    settings = plan.document.settings
    if not plan.leading:
        count = settings.epochs * settings.turns_per_epoch
        return [Line(f"self.turns, self.turned = {count}, 0  # {settings.epochs} epochs")]
    if plan.is_staged:
        return _staged_turns_lines(plan)
    batches = f"{settings.epochs} * self.{plan.data_names[plan.leading]}.batches"
    draws_a_turn = plan.draws_a_turn(plan.leading)
    if draws_a_turn == 1:
        return [Line(f"self.turns = {batches}  # {settings.epochs} epochs")]
    words = f"{settings.epochs} epochs, {draws_a_turn} batches a turn"
    return [Line(f"self.turns = math.ceil({batches} / {draws_a_turn})  # {words}")]


def _staged_turns_lines(plan: Plan) -> list[Line]:
    """Turns are counted where not all of them are alike; an epoch is so many of them."""
    batches = f"self.{plan.data_names[plan.leading]}.batches"
    draws = plan.draws_a_turn(plan.leading)
    count = batches if draws == 1 else f"math.ceil({batches} / {draws})"
    epochs = plan.document.settings.epochs
    return [
        Line(f"self.turns_an_epoch, self.turned = {count}, 0"),
        Line(f"self.turns = {epochs} * self.turns_an_epoch  # {epochs} epochs"),
    ]


def _optimizer(plan: Plan, learner: Learner) -> str:
    found = dict.fromkeys(plan.scope.attributes[name] for name in learner.owned)
    attributes = [f"network.{name}" for name in found]
    owners = {
        plan.scope.owner(name) for name in plan.scope.attributes if plan.scope.has_weights(name)
    }
    if owners == set(learner.owned):
        weights = "network.parameters()"
    elif len(attributes) == 1:
        weights = f"{attributes[0]}.parameters()"
    else:
        weights = f"[{', '.join(f'*{name}.parameters()' for name in attributes)}]"
    block = plan.scope.block(learner.node.id)
    return filled(block.module, _site(plan, learner, {"weights": weights}), {})


def _step_size(plan: Plan, learner: Learner) -> str:
    """The expression of the next step's size; empty where it stays the same."""
    turns = _turns_of(plan, learner.stage)
    steps = f"{turns} * {learner.steps_a_turn}" if learner.steps_a_turn > 1 else turns
    names = {"step": f'self.steps["{learner.name}"]', "steps": steps}
    block = plan.scope.block(learner.node.id)
    return filled(block.forward, _site(plan, learner, names), {}) if block.forward else ""


def _turns_of(plan: Plan, stage: Stage) -> str:
    """The expression of how many turns a stage has; one may be cut short by the end of the run."""
    checked = plan.checked
    turns = turns_of(
        plan.document.settings, plan.document.graph, checked.sources, checked.batch_size
    )
    if 0 < stage.last <= turns:
        return str(stage.last - stage.first + 1)
    return f"(self.turns - {stage.first - 1})" if stage.first > 1 else "self.turns"


def _site(plan: Plan, learner: Learner, names: dict[str, str]) -> Site:
    block = plan.scope.block(learner.node.id)
    inputs: Types = plan.checked.inputs[learner.node.id]
    return Site(block.filled(learner.node.parameters), inputs, Map(), "", Map(names))


def _epoch(plan: Plan) -> list[Line]:
    settings = plan.document.settings
    if plan.is_staged and plan.leading:
        counted = "self.turned // self.turns_an_epoch"
    elif plan.leading:
        counted = f"self.{plan.data_names[plan.leading]}.epoch"
    else:
        counted = f"self.turned // {settings.turns_per_epoch}"
    return [
        Line("@property"),
        Line("def epoch(self) -> int:"),
        Line('    """How many epochs are done."""'),
        Line(f"    return {counted}"),
    ]


def _turn(plan: Plan) -> list[Line]:
    is_counted = plan.is_staged or not plan.leading
    body = [Line("self.turned += 1")] if is_counted else []
    for stage, groups in groupby(plan.rounds, lambda group: group[0].stage):
        lines = [line for group in groups for line in _round(plan, group)]
        body += lines if stage.is_whole else [Line(f"if {_is_in(stage)}:"), *indented(lines)]
    head = "def turn(self) -> Iterator[tuple[str, dict[str, Tensor]]]:"
    return [Line(head), *indented(body)]


def _is_in(stage: Stage) -> str:
    """The condition that a turn belongs to a stage."""
    if not stage.last:
        return f"self.turned >= {stage.first}"
    return f"{f'{stage.first} <= ' if stage.first > 1 else ''}self.turned <= {stage.last}"


def _round(plan: Plan, group: tuple[Learner, ...]) -> list[Line]:
    lines = _alone(plan, group[0]) if len(group) == 1 else _together(plan, group)
    if group[0].steps_a_turn == 1:
        return lines
    return [Line(f"for _ in range({group[0].steps_a_turn}):"), *indented(lines)]


def _alone(plan: Plan, learner: Learner) -> list[Line]:
    loss = call(learner.loss, plan.scope, "self.network")
    given = f"self.{learner.name}, {loss}{f', clip={learner.clip}' if learner.clip else ''}"
    step = Line(f'yield "{learner.name}", update({given})', learner.node.id)
    return [*_drawn(plan, learner), *_sized(plan, learner), step]


def _together(plan: Plan, group: tuple[Learner, ...]) -> list[Line]:
    lines: list[Line] = []
    for learner in group:
        loss = call(learner.loss, plan.scope, "self.network")
        lines += [*_drawn(plan, learner), *_sized(plan, learner)]
        lines.append(Line(f"{learner.loss.name} = {loss}", learner.node.id))
    optimizers = ", ".join(f"self.{learner.name}" for learner in group)
    quoted = ", ".join(f'"{learner.name}"' for learner in group)
    losses = ", ".join(learner.loss.name for learner in group)
    given = f"[{optimizers}], [{losses}]"
    if any(learner.clip for learner in group):
        given += f", [{', '.join(str(learner.clip) for learner in group)}]"
    told = f"update_together({given})"
    return [*lines, Line(f"yield from zip(({quoted}), {told}, strict=True)")]


def _sized(plan: Plan, learner: Learner) -> list[Line]:
    size = _step_size(plan, learner)
    if not size:
        return []
    return [
        Line(f"set_step_size(self.{learner.name}, {size})", learner.node.id),
        Line(f'self.steps["{learner.name}"] += 1'),
    ]


def _drawn(plan: Plan, learner: Learner) -> list[Line]:
    """A fresh batch of each Dataset, and fresh noise, for one step."""
    ends = set(learner.loss.part.arguments)
    rows = {node: f"self.{name}.next()" for node, name in plan.data_names.items()}
    lines = _unpacked(plan, ends, rows)
    size = str(plan.batch_size)
    noises = [end for end in learner.loss.part.arguments if _is_noise(plan, end)]
    return lines + [_noise_line(plan, end, size, "self.random", "self.device") for end in noises]


def _unpacked(plan: Plan, ends: set[End], rows: dict[str, str]) -> list[Line]:
    lines = []
    for node, source in rows.items():
        columns = plan.scope.outputs(node)
        if ends.isdisjoint(columns):
            continue
        names = [plan.scope.values[end] if end in ends else "_" for end in columns]
        targets = f"({names[0]},)" if len(names) == 1 else ", ".join(names)
        lines.append(Line(f"{targets} = {source}", node))
    return lines


def _is_noise(plan: Plan, end: End) -> bool:
    return plan.scope.block(end.node).role == "noise"


def _noise_line(plan: Plan, end: End, count: str, random: str, device: str) -> Line:
    block = plan.scope.block(end.node)
    names = Map({"batch": count})
    site = Site(block.filled(plan.scope.node(end.node).parameters), Map(), Map(), "", names, random)
    made = filled(block.forward, site, {})
    return Line(f"{plan.scope.values[end]} = {made}.to({device})", end.node)


def _turn_words(plan: Plan) -> str:
    size = plan.batch_size
    steps = ", then ".join(_round_words(group) for group in plan.rounds)
    return f"A turn: {steps}; each step on a fresh batch of {size}."


def _round_words(group: tuple[Learner, ...]) -> str:
    count = group[0].steps_a_turn
    titles = " and ".join(learner.node.title for learner in group)
    together = " together" if len(group) > 1 else ""
    when = f" {group[0].stage.words}" if group[0].stage.words else ""
    return f"{count} step{'s' if count > 1 else ''} of {titles}{together}{when}"
