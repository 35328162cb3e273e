"""Kiosks: how they become known, and what must be looked at."""
