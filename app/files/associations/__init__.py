"""Documents as a file type of the system: what each of the three systems wants to be told."""
