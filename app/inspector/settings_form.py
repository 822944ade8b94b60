"""The settings of a document, declared as parameters so that the form of a node serves them."""

from __future__ import annotations

from dataclasses import replace

from engine.document.values import Settings
from engine.language import Condition, Integer, Map, Parameter, Value

HAS_DATA = "has_data"
"""Beside the settings, the form is told whether the document has data."""
SEED_HIGH = 2**31 - 1

SETTINGS: tuple[Parameter, ...] = (
    Integer(
        "epochs",
        Settings().epochs,
        high=1_000_000,
        title="Epochs",
        help="How many times the training data is gone through.",
    ),
    Integer(
        "batch_size",
        Settings().batch_size,
        high=65_536,
        title="Batch size",
        unit="samples",
        help="How many samples each step looks at.",
    ),
    Integer(
        "seed",
        Settings().seed,
        low=0,
        high=SEED_HIGH,
        title="Seed",
        help="Decides the first weights, the order of samples and the noise. "
        "The same seed gives the same run.",
    ),
    Integer(
        "threads",
        Settings().threads,
        high=256,
        title="Threads",
        help="How many of the processor's threads the engine may use. "
        "Small networks are fastest with one.",
    ),
    Integer(
        "turns_per_epoch",
        Settings().turns_per_epoch,
        high=1_000_000,
        title="Turns an epoch",
        help="How many turns count as one epoch; in a turn every optimizer makes its steps once. "
        "It matters only to a network without data.",
        only_if=Condition(HAS_DATA, (False,)),
    ),
)


def setting_values(settings: Settings) -> Map[str, Value]:
    """The settings by the names of their parameters."""
    return Map((parameter.name, getattr(settings, parameter.name)) for parameter in SETTINGS)


def with_setting(settings: Settings, name: str, value: Value) -> Settings:
    """The settings with one of them changed; they are all whole numbers."""
    return replace(settings, **{name: int(str(value))})
