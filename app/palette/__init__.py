"""The palette: every block by family, found by typing, dragged onto the canvas."""
