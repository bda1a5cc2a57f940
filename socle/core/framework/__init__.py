"""Frameworks (référentiels): what a certificate requires, read from `data/frameworks/`."""
