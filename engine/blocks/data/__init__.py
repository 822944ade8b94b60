"""Where values come from: data sets and noise."""
