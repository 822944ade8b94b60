"""What goes out of the program and comes in: Python text, pictures."""
