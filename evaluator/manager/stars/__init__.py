"""Stars of the week and the assessment of the year, on the screen and on paper."""
