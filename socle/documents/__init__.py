"""Documents on paper: facts in, PDF out; no Django, no database, no clock."""
