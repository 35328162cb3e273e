"""Seeded days at windows, honest ones and others, each labelled: for the demo, for tests, and to measure signals."""
