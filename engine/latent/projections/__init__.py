"""From a latent space to the plane that is shown, and back."""
