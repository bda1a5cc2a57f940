"""Certificates that anyone can check: one award record, and the signed forms made from it."""
