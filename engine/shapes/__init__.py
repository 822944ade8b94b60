"""The type of every wire, and the problems of a document with their repairs. No torch."""
