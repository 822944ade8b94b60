"""The window. It imports torch nowhere."""
