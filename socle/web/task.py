"""What waits for someone today."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Task:
    """`count` rows wait, `label` says what they are; the address lists exactly these rows."""

    label: str
    count: int
    url: str
    is_urgent: bool = False
