"""Who may sign in at the office, and what they did."""
