"""The window: residents tap, staff sign in."""
