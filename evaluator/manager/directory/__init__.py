"""The directory at the desk: read, edited record by record with undo, taken in and given out as files."""
