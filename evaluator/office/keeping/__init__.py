"""What keeps an office whole: backups, restoring them, proof of what is stored, and what may go."""
