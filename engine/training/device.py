"""The one place where the device is chosen."""

from __future__ import annotations

import torch

KINDS = ("auto", "cpu", "cuda", "mps")


def choose_device(wanted: str = "auto") -> torch.device:
    """The device to train on; 'auto' takes a GPU where there is one.

    Raises ValueError, a sentence, for one that is not there.
    """
    there = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}
    if wanted == "auto":
        return torch.device("cuda" if there["cuda"] else "cpu")
    if wanted not in KINDS or not there.get(wanted, True):
        found = ", ".join(["auto", "cpu", *(name for name, is_there in there.items() if is_there)])
        raise ValueError(f"Device: expected one of {found} on this machine, received {wanted!r}.")
    return torch.device(wanted)


def device_words(device: torch.device) -> str:
    """The device as a person reads it."""
    if device.type == "cuda":
        return torch.cuda.get_device_name(device)
    return device.type.upper()
