"""What a person drew: frozen values, edits, the file format. No torch, no blocks."""
