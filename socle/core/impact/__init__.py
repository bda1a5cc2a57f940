"""Estimators, sensitivity and typology of an impact study: numpy and scipy, nothing else."""
