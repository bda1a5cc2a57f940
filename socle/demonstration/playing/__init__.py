"""The cohort of the plan, taken through the scheme by the real verbs; no state is ever inserted."""
