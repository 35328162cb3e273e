"""Who served and what counts, corrected beside the ratings."""
