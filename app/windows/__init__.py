"""The window: its frame, its actions, and what they set going."""
