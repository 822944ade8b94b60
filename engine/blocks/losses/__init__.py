"""One number for the whole batch that training makes small."""
