"""Repairs: edits that take a problem away, each tried on a copy before it is offered. No torch."""
