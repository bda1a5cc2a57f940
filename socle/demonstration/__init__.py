"""A synthetic cohort, drawn from a seed and simulated at the level of ratings; nobody in it exists."""
