"""What the programs say to each other: one definition for validation, OpenAPI and both ends."""
