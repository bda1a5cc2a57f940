"""One table per life-cycle: which moves exist, from where, to where, and by whom."""

from dataclasses import dataclass

from socle.core.errors import Refusal

ACTORS = {
    "body": "l’organisme",
    "jury": "le jury",
    "certifier": "le certificateur",
    "researcher": "le chargé d’études",
    "worker": "la plateforme",
}


@dataclass(frozen=True, slots=True)
class Move:
    """One verb. A correction takes back what was done: it is never proposed as what comes next."""

    verb: str
    sources: tuple[str, ...]
    target: str
    by: tuple[str, ...]
    is_correction: bool = False


@dataclass(frozen=True, slots=True)
class Lifecycle:
    name: str
    labels: dict[str, str]
    initial: str
    moves: tuple[Move, ...]

    def __post_init__(self) -> None:
        known = set(self.labels)
        named = {self.initial} | {s for m in self.moves for s in (*m.sources, m.target)}
        if named != known:
            raise ValueError(f"{self.name}: states and labels differ: {sorted(named ^ known)}")

    @property
    def states(self) -> tuple[str, ...]:
        return tuple(self.labels)

    def refuse_other_actor(self, move: Move, role: str) -> None:
        if role not in move.by:
            allowed = " ou ".join(ACTORS[actor] for actor in move.by)
            raise Refusal(f"Cette étape revient à : {allowed}.", "Demandez à cette personne de le faire.")

    def find(self, verb: str, state: str) -> Move:
        """The move that `verb` makes from `state`; a refusal names what can follow instead."""
        for move in self.moves:
            if move.verb == verb and state in move.sources:
                return move
        following = [m for m in self.moves if state in m.sources and not m.is_correction]
        possible = dict.fromkeys(f"« {self.labels[m.target]} »" for m in following)
        raise Refusal(
            f"Cette action n’est pas possible : {self.name} est à l’étape « {self.labels[state]} ».",
            f"La suite possible : {', '.join(possible)}." if possible else "Cette étape est la dernière.",
        )

    def diagram(self) -> str:
        """A Mermaid state diagram, for the documentation."""
        lines = ["stateDiagram-v2", f"    [*] --> {self.initial}"]
        lines += [f"    {s} --> {m.target}: {m.verb}" for m in self.moves for s in m.sources]
        return "\n".join(lines)
