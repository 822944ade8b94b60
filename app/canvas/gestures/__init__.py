"""The pointer, and each of its gestures as a state machine of its own."""
