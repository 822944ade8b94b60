"""Fields and lists that open over the canvas."""
