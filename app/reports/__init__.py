"""What is kept of a fault: a text that a person can read and send."""
