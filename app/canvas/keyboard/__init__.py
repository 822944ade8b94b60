"""The walk of the keys, and what a screen reader is told."""
