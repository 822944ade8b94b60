"""Parts: networks inside networks."""
