"""The office: holds the directory, takes what the kiosks counted, answers the managers."""
