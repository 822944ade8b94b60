"""Pictures of a network by itself, for a file, for paper, and for a gallery."""
