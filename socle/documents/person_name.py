"""How a person is named on paper."""

from dataclasses import dataclass

# What stands between the civil status and the name in use, where a name is printed on one line.
USED_NAME = ", nom d’usage "


@dataclass(frozen=True, slots=True)
class PersonName:
    """As the civil status spells it; `used_name` only when the person uses another."""

    first_names: str
    birth_name: str
    used_name: str = ""

    @property
    def called(self) -> str:
        """The first of the first names, by which we speak to the person.

        >>> PersonName("Jean-Luc, Marie", "Petit").called
        'Jean-Luc'
        """
        return self.first_names.replace(",", " ").split(" ")[0]

    def __str__(self) -> str:
        return f"{self.first_names} {self.birth_name}"
