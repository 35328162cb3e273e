"""What becomes of an exchange, inside its one transaction."""
