"""The gallery: what can be opened as a beginning, with pictures."""
