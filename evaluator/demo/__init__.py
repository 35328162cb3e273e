"""The whole house at once: an office, a kiosk and the manager's desk, with a sample sub-district."""
