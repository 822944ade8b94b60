"""What is chosen, and the edits that keys, menus and the palette ask of it."""
