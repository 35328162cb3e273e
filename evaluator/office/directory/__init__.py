"""Units, windows, staff, matters, photos and rule packs: mastered here."""
