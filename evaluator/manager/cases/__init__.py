"""Cases at the desk: the inbox, one case opened, what is done about it."""
