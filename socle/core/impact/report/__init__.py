"""The report of a study: its figures, its tables, its page. Facts in, text out."""
