"""The optimizer."""

from __future__ import annotations

from engine.language import (
    Block,
    Choice,
    Condition,
    Integer,
    Line,
    Parameters,
    Paths,
    Port,
    Ports,
    Real,
    Site,
    Switch,
    Type,
    example,
    value_words,
)
from engine.language.reading import whole
from engine.mathematics.schedules import CODE, OPTIONS, robbins_monro, step_size
from engine.mathematics.update_rules import RULES, made, rule_of, takers


def _module(site: Site) -> str:
    return made(site.parameters, site.names["weights"])


def _schedule(site: Site) -> str:
    """The expression of the step size for the names `step` (from 0) and `steps`."""
    return step_size(site.parameters, site.names["step"], site.names["steps"])


def _summary(parameters: Parameters) -> Line:
    trains = parameters["trains"]
    count = len(trains) if isinstance(trains, tuple) else 0
    first, last = (whole(parameters, name) for name in ("from_turn", "until_turn"))
    places = {"size": value_words(parameters["step_size"]), "count": count}
    places |= {"first": f"{first:,}", "last": f"{last:,}"}
    if last:
        return "turns {first} to {last} · step {size}", places
    if first > 1:
        return "from turn {first} · step {size}", places
    if count > 1:
        return "step {size} · trains {count} nodes", places
    return "step {size} · trains 1 node" if count else "step {size} · trains all", places


def _title(parameters: Parameters) -> str:
    return rule_of(parameters).title


RULE_OPTIONS = tuple(rule.option for rule in RULES)

OPTIMIZER = Block(
    id="optimizer",
    title="Optimizer",
    synonyms=("optimiser", "trainer", "learning rate", "gradient descent"),
    help="Changes the weights that it trains, step by step, so that its loss becomes small.",
    formula="w := w - a_t g_t, where g_t is what the rule makes of the gradient of the loss",
    source="deck: stochastic gradient descent, perceptron rule; momentum Polyak 1964 and Nesterov "
    "1983; Adagrad JMLR 12 (2011); RMSprop Tieleman and Hinton 2012; Adam arXiv 1412.6980; AdamW "
    "arXiv 1711.05101; one cycle arXiv 1708.07120; Robbins and Monro 1951",
    role="optimizer",
    ports=Ports((Port("loss", "", help="The number to make small."),)),
    parameters=(
        Choice("rule", "adam", RULE_OPTIONS, title="Rule", help="How a gradient becomes a step."),
        Real(
            "step_size",
            0.001,
            low=1e-6,
            high=10.0,
            title="Step size",
            help="How far a step goes at most, also called learning rate.",
            is_logarithmic=True,
        ),
        Choice(
            "schedule",
            "constant",
            OPTIONS,
            title="Schedule",
            help="How the step size changes in the course of the run.",
        ),
        Real(
            "factor",
            0.1,
            low=0.001,
            high=1.0,
            title="Factor",
            help="What the step size is multiplied by each time.",
            only_if=Condition("schedule", ("stepwise",)),
        ),
        Integer(
            "every",
            1000,
            title="Every",
            unit="steps",
            help="After how many steps the step size is multiplied by the factor again.",
            only_if=Condition("schedule", ("stepwise",)),
        ),
        Real(
            "t0",
            1000.0,
            low=1.0,
            title="Begins to fall at",
            unit="steps",
            help="The t0 in a / (1 + t / t0)^p: after so many steps the size is a / 2^p.",
            is_logarithmic=True,
            only_if=Condition("schedule", ("power_law",)),
        ),
        Real(
            "power",
            1.0,
            high=4.0,
            title="Power",
            help="The p in a / (1 + t / t0)^p: above 0.5 and up to 1 both conditions of Robbins "
            "and Monro hold.",
            only_if=Condition("schedule", ("power_law",)),
        ),
        Integer(
            "warm_up",
            0,
            low=0,
            high=100_000,
            title="Warm-up",
            unit="steps",
            help="Over how many steps the size first rises in a line, before the schedule begins.",
        ),
        Real(
            "momentum",
            0.0,
            high=0.999,
            title="Momentum",
            help="The share of the step before that is kept in the next one.",
            only_if=Condition("rule", takers("momentum")),
        ),
        Switch(
            "nesterov",
            False,
            title="Nesterov",
            help="Looks ahead: takes the gradient where the momentum is about to lead.",
            only_if=Condition("rule", takers("nesterov")),
        ),
        Real(
            "beta_1",
            0.9,
            high=0.9999,
            title="First beta",
            help="The share of the mean gradient that is kept from step to step.",
            only_if=Condition("rule", takers("betas")),
        ),
        Real(
            "beta_2",
            0.999,
            high=0.9999,
            title="Second beta",
            help="The share of the mean squared gradient that is kept from step to step.",
            only_if=Condition("rule", takers("betas")),
        ),
        Real(
            "memory",
            0.99,
            high=0.9999,
            title="Memory",
            help="The share of the mean squared gradient that is kept from step to step.",
            only_if=Condition("rule", takers("alpha")),
        ),
        Real(
            "weight_decay",
            0.0,
            high=1.0,
            title="Weight decay",
            help="How strongly weights are pulled towards 0; 0.01 is usual with AdamW.",
            only_if=Condition("rule", takers("weight_decay")),
        ),
        Real(
            "clip",
            0.0,
            high=1e6,
            title="Clip",
            help="The longest that the gradient of all its weights may be; a longer one is made "
            "so long before the step, 0 leaves every gradient as it is.",
        ),
        Real(
            "average",
            0.0,
            high=1.0,
            title="Averaging",
            help="The share of the mean of its weights that is kept at each step: 0 for no mean, 1 "
            "for the mean over all steps. The mean is what is validated, tested, decoded and kept.",
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
        Integer(
            "from_turn",
            1,
            high=10_000_000,
            title="From turn",
            help="The turn of the run, from 1, in which it begins to step: optimizers with turns "
            "of their own are stages of one training, such as pretraining and fine-tuning.",
        ),
        Integer(
            "until_turn",
            0,
            low=0,
            high=10_000_000,
            title="Until turn",
            help="The last turn in which it steps; 0 to the end of the run.",
        ),
    ),
    module=_module,
    forward=_schedule,
    code=CODE,
    summary=_summary,
    remark=robbins_monro,
    default_title=_title,
    examples=(
        example(loss=Type(is_batched=False)),
        example(
            {"rule": "sgd", "momentum": 0.9, "nesterov": True, "schedule": "one_over_t"},
            loss=Type(is_batched=False),
        ),
        example(
            {"rule": "adamw", "weight_decay": 0.01, "schedule": "cosine", "steps_a_turn": 2},
            loss=Type(is_batched=False),
        ),
        example(
            {"rule": "rmsprop", "schedule": "one_cycle", "clip": 1.0}, loss=Type(is_batched=False)
        ),
        example(
            {"rule": "adagrad", "schedule": "power_law", "warm_up": 2},
            loss=Type(is_batched=False),
        ),
    ),
)
