"""What every program needs and no program owns."""
