"""Files: opening, saving, what is kept in case of a crash, and who else has a document open."""
