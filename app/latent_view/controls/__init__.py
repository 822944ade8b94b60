"""What is chosen above and below the cloud."""
