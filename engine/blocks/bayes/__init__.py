"""Blocks that do not know their weights for sure."""
