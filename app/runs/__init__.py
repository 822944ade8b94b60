"""The runs of a document: listed, summed up, opened again."""
