"""Dated birth places: communes by the day, and countries."""
