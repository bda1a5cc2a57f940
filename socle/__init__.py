"""Runs a competence-certification scheme from end to end."""
