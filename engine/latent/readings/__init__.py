"""What is read out of a latent space: a function for each question."""
