"""What the office says at its command line, by what it speaks of: Chinese and English of each sentence."""
