"""One independent draw per purpose and person: changing one never moves the others."""

from random import Random


def seeded(*parts: object) -> Random:
    """The generator of these parts; the same parts always draw the same."""
    return Random("/".join(map(str, parts)))  # noqa: S311 - a reproducible draw, not a secret
