"""What is known and held of a latent space: one model for all that shows it."""
