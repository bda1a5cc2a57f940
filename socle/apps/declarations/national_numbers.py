"""A national number (NIR) that the law lets the certifier declare: encrypted as it comes in, then forgotten.

Nothing here ever writes the number in a log, in the journal or in a message.
"""

import os
from collections.abc import Collection
from datetime import date

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction

from socle.apps.accounts.models import Account
from socle.apps.declarations.models import NationalNumber, Passage
from socle.apps.declarations.permissions import refuse_stranger
from socle.apps.journal.actions import write_entry
from socle.core.declaration.lifecycles import OVER
from socle.core.errors import Refusal
from socle.core.exchange.cdc.cells import read_cell
from socle.core.exchange.cdc.columns import BY_NAME, NIR
from socle.environment import national_number_key
from socle.scheme import Scheme

NONCE = 12


@transaction.atomic
def keep_national_number(passage: Passage, nir: str, *, scheme: Scheme, by: Account, on: date) -> None:
    """Keep the number with which the passage will be declared; refused while the law does not open it."""
    refuse_stranger(passage, by, on=on)
    if not scheme.parameters.value("national_number", on=on):
        raise Refusal(
            "La loi n’ouvre pas la déclaration du numéro national.",
            "Ne le demandez pas à la personne.",
        )
    locked = Passage.objects.select_for_update(of=("self",)).get(pk=passage.pk)
    if locked.state in OVER:
        raise Refusal("Ce passage est terminé.", "Il n’y a rien à faire.")
    typed = "".join(nir.split())
    _, objection, _ = read_cell(BY_NAME[NIR], typed)
    if objection or not typed:
        raise Refusal("Ce n’est pas un numéro national de 13 caractères.", "Recopiez-le sans sa clé.")
    sealed = seal(typed.encode(), about=str(locked.technical_id))
    NationalNumber.objects.update_or_create(passage=locked, defaults={"ciphertext": sealed})
    write_entry(locked, "keep_national_number", by=by.pk, on=on)


def opened(kept: NationalNumber) -> str:
    return unseal(bytes(kept.ciphertext), about=str(kept.passage.technical_id)).decode()


def forget_numbers(passages: Collection[int]) -> None:
    """Those of passages that are over."""
    NationalNumber.objects.filter(passage__in=passages).delete()


def seal(content: bytes, *, about: str) -> bytes:
    """Encrypted, and bound to what it is about: put elsewhere, it does not open."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(national_number_key()).encrypt(nonce, content, about.encode())


def unseal(sealed: bytes, *, about: str) -> bytes:
    return AESGCM(national_number_key()).decrypt(sealed[:NONCE], sealed[NONCE:], about.encode())
