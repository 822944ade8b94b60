"""The optimizer."""

from __future__ import annotations

import math

from engine.language import (
    Block,
    Choice,
    Condition,
    Integer,
    Line,
    Option,
    Parameters,
    Paths,
    Port,
    Ports,
    Real,
    Site,
    Type,
    example,
    value_words,
)

RULES = (
    Option("sgd", "SGD", "Steps against the gradient; with momentum also along earlier steps."),
    Option("adam", "Adam", "Scales each weight's step by its own recent gradients."),
    Option("adamw", "AdamW", "Adam that also pulls all weights towards 0."),
)
SCHEDULES = (
    Option("constant", "Constant", "The step size stays as it is."),
    Option("one_over_t", "1/t", "a_t = a_1 / t; satisfies the conditions of Robbins and Monro."),
    Option("cosine", "Cosine", "Falls along half a cosine to 0 at the end of the run."),
)
CLASSES = {"sgd": "SGD", "adam": "Adam", "adamw": "AdamW"}


def one_over_t(step: int, first: float) -> float:
    """The step size first / t at t = step + 1: its sum diverges, that of its squares does not."""
    return first / (step + 1)


def cosine(step: int, steps: int, first: float) -> float:
    """The step size on half a cosine: from `first` at step 0 down to 0 after `steps` steps."""
    return first * (1 + math.cos(math.pi * min(step / steps, 1))) / 2


def _module(site: Site) -> str:
    parameters = site.parameters
    rule = str(parameters["rule"])
    settings = {"lr": parameters["step_size"]}
    if rule == "sgd" and parameters["momentum"]:
        settings["momentum"] = parameters["momentum"]
    if rule == "adamw" or (rule == "sgd" and parameters["weight_decay"]):
        settings["weight_decay"] = parameters["weight_decay"]
    written = ", ".join(f"{name}={value}" for name, value in settings.items())
    return f"torch.optim.{CLASSES[rule]}({site.names['weights']}, {written}, fused=True)"


def _schedule(site: Site) -> str:
    """The expression of the step size for the names `step` (from 0) and `steps`."""
    first, step = site.parameters["step_size"], site.names["step"]
    if site.parameters["schedule"] == "one_over_t":
        return f"one_over_t({step}, {first})"
    if site.parameters["schedule"] == "cosine":
        return f"cosine({step}, {site.names['steps']}, {first})"
    return ""


def _summary(parameters: Parameters) -> Line:
    trains = parameters["trains"]
    count = len(trains) if isinstance(trains, tuple) else 0
    places = {"size": value_words(parameters["step_size"]), "count": count}
    if count > 1:
        return "step {size} · trains {count} nodes", places
    return "step {size} · trains 1 node" if count else "step {size} · trains all", places


def _title(parameters: Parameters) -> str:
    return CLASSES[str(parameters["rule"])]


OPTIMIZER = Block(
    id="optimizer",
    title="Optimizer",
    help="Changes the weights that it trains, step by step, so that its loss becomes small.",
    formula="w := w - a_t g_t, where g_t is what the rule makes of the gradient of the loss",
    source="deck: stochastic gradient descent; Adam arXiv 1412.6980; AdamW arXiv 1711.05101",
    role="optimizer",
    ports=Ports((Port("loss", "", help="The number to make small."),)),
    parameters=(
        Choice("rule", "adam", RULES, title="Rule", help="How a gradient becomes a step."),
        Real(
            "step_size",
            0.001,
            low=1e-6,
            high=10.0,
            title="Step size",
            help="How far a step goes, also called learning rate.",
            is_logarithmic=True,
        ),
        Choice(
            "schedule",
            "constant",
            SCHEDULES,
            title="Schedule",
            help="How the step size changes in the course of the run.",
        ),
        Real(
            "momentum",
            0.0,
            high=0.999,
            title="Momentum",
            help="The share of the step before that is kept in the next one.",
            only_if=Condition("rule", ("sgd",)),
        ),
        Real(
            "weight_decay",
            0.0,
            high=1.0,
            title="Weight decay",
            help="How strongly weights are pulled towards 0; 0.01 is usual with AdamW.",
            only_if=Condition("rule", ("adamw", "sgd")),
        ),
        Real(
            "clip",
            0.0,
            high=1e6,
            title="Clip",
            help="The longest that the gradient of all its weights may be; a longer one is made "
            "so long before the step, 0 leaves every gradient as it is.",
        ),
        Paths(
            "trains",
            title="Trains",
            help="Whose weights it changes; empty for all upstream that no other optimizer owns.",
        ),
        Integer(
            "steps_a_turn",
            1,
            high=100,
            title="Steps a turn",
            unit="steps",
            help="How many steps it makes in a turn. A turn lets every optimizer step, one after "
            "another in their order, and then the next turn begins.",
        ),
        Integer(
            "order",
            1,
            high=32,
            title="Order",
            help="Its place in a turn, in which every optimizer steps: the lowest order goes first,"
            " and those of equal order step together.",
        ),
    ),
    module=_module,
    forward=_schedule,
    code=(one_over_t, cosine),
    summary=_summary,
    default_title=_title,
    examples=(
        example(loss=Type(is_batched=False)),
        example(
            {"rule": "sgd", "step_size": 0.1, "momentum": 0.9, "schedule": "one_over_t"},
            loss=Type(is_batched=False),
        ),
        example(
            {"rule": "adamw", "weight_decay": 0.01, "schedule": "cosine", "steps_a_turn": 2},
            loss=Type(is_batched=False),
        ),
    ),
)
