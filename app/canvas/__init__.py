"""The canvas: draws the graph of the session and sends edits. It never owns the truth."""
