"""What looks wrong at the windows, and what a person has decided about it."""
