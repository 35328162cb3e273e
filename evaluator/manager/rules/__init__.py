"""The rules an office works by: looked at, compared, tried on a past month, put in force."""
