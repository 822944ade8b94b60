"""The window in the person's language: what can be translated, the files of it, and their use."""
