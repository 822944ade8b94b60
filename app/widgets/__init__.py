"""Small pieces that several rooms of the window are built of."""
