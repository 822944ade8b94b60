"""The blocks: one file each; a folder is a section of the palette. No torch at import."""
