"""What may be asked of a latent space, and the form of each answer. No torch."""
