"""The outsider's proof: a month's tally against the journals, by nothing that made either."""
