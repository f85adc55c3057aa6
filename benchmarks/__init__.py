"""What is measured, and printed as ratios of one run."""
