"""Stars of the week and the assessment of the year, both made from closed months alone."""
