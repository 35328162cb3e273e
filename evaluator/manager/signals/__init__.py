"""What looks wrong, why, and what a person decided about it."""
