"""Blocks for sound."""
