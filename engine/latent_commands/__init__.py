"""What the command line does with the latent space of a kept run: a line for each command.

A command is a file: it says which arguments it takes, and imports torch only once it runs.
"""

from __future__ import annotations

from engine.latent_commands.command import LatentCommand
from engine.latent_commands.decode import DECODE
from engine.latent_commands.iterate import ITERATE
from engine.latent_commands.latent import LATENT

LATENT_COMMANDS: tuple[LatentCommand, ...] = (LATENT, DECODE, ITERATE)
