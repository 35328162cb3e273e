"""What must be answered: opened by kiosks and by hand, handled, told."""
