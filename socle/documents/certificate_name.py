"""The everyday name of a certificate, for sentences that its whole title would drown."""

import re


def short_name(title: str) -> str:
    """What follows « le certificat » when people speak of it.

    >>> short_name("Certificat de connaissances et de compétences professionnelles (CléA)")
    'CléA'
    >>> short_name("Certificat CléA Numérique")
    'CléA Numérique'
    """
    bracketed = re.search(r"\(([^()]+)\)$", title)
    return bracketed[1] if bracketed else title.removeprefix("Certificat ")
