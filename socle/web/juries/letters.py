"""The letters of a sitting, for people who gave no e-mail."""

from datetime import date

from socle.apps.juries.models import Deliberation
from socle.apps.people.models import Person
from socle.core.days import in_full
from socle.core.issuer import Issuer
from socle.core.jury import JuryVerdict
from socle.documents.letter import Letter

SUBJECTS = {
    JuryVerdict.GRANTED: "vous avez le certificat {title}",
    JuryVerdict.DEFERRED: "votre dossier {title} revient devant le jury",
    JuryVerdict.REFUSED: "la décision du jury sur votre dossier {title}",
}
SAID = {
    JuryVerdict.GRANTED: (
        "Il vous accorde le certificat {title}.",
        "Votre certificat est avec cette lettre. Gardez-le : il n’a pas de date de fin.",
    ),
    JuryVerdict.DEFERRED: (
        "Il vous demande de compléter votre dossier avant de décider.",
        "L’établissement qui vous accompagne le complète avec vous, puis l’envoie de nouveau.",
    ),
    JuryVerdict.REFUSED: (
        "Il ne vous accorde pas encore le certificat {title}.",
        "L’établissement qui vous accompagne vous propose la suite.",
    ),
}


def letter(decision: Deliberation, issuer: Issuer, on: date) -> Letter:
    """What was decided, why when it is not granted, and what comes next."""
    verdict, title = JuryVerdict(decision.verdict), decision.pathway.framework.title
    first, then = (sentence.format(title=title) for sentence in SAID[verdict])
    met = f"Le jury s’est réuni le {in_full(decision.decided_on)}."
    why = (f"La raison : {decision.reason}",) if decision.reason else ()
    return Letter(
        sender=(issuer.name, issuer.place),
        recipient=recipient(decision.pathway.person),
        place=issuer.place,
        written_on=on,
        subject=SUBJECTS[verdict].format(title=title),
        paragraphs=("Bonjour,", f"{met} {first}", *why, then),
        signatory=issuer.signatory,
        signatory_role="Pour le certificateur",
        specimen=issuer.specimen,
    )


def recipient(person: Person) -> tuple[str, ...]:
    lines = (
        str(person),
        person.address,
        person.address_more,
        f"{person.postal_code} {person.town.upper()}".strip(),
    )
    return tuple(line for line in lines if line)
