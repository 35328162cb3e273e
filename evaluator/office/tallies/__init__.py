"""Figures over a period, by unit, window, person or matter."""
