"""The Run menu, and the Help menu."""

from __future__ import annotations

from app.windows.action import Action, Keys

RUN: tuple[Action, ...] = (
    Action("train", "Train", "running.train", "Run", "F5", "play", "Train the network"),
    Action("pause", "Pause", "running.pause_or_continue", "Run", "F6", "pause", "Pause the run"),
    Action("step", "Step", "running.step", "Run", "F10", "step-forward", "Take one step and pause"),
    Action(
        "epoch",
        "One epoch",
        "running.step_epoch",
        "Run",
        "Ctrl+F10",
        "fast-forward",
        "Train to the end of the epoch and pause",
    ),
    Action("stop", "Stop", "running.stop", "Run", "Shift+F5", "square", "End the run"),
    Action(
        "new_seed",
        "New seed",
        "running.new_seed",
        "Run",
        icon="dices",
        tip="Draw another seed for the next run",
        starts_group=True,
    ),
    Action(
        "runs",
        "Runs",
        "show_runs",
        "Run",
        "Ctrl+Shift+R",
        "history",
        "Show the runs of this document, to look at or to open again",
    ),
    Action(
        "commands",
        "Find an action…",
        "dialogs.show_commands",
        "Help",
        "Ctrl+Shift+P",
        "command",
        "Find an action, a block or an example by typing",
        more_keys=("Ctrl+K",),
    ),
    Action(
        "shortcuts",
        "Keys and gestures",
        "dialogs.show_shortcuts",
        "Help",
        Keys.HelpContents,
        "keyboard",
        "Show what the keys and the mouse do",
    ),
    Action(
        "report",
        "Last crash report",
        "reporting.show",
        "Help",
        tip="Show the report of the last fault, to copy or to send",
        starts_group=True,
    ),
    Action(
        "about",
        "About Neuroloom",
        "dialogs.show_about",
        "Help",
        icon="info",
        tip="Show versions and licences",
    ),
)
