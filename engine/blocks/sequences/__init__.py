"""Blocks for sequences."""
