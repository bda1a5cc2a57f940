"""Declaring certificates to the Caisse des Dépôts: lives of passages and batches, delays, what is said."""
