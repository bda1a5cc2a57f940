"""The life of a passage, from the award to the holder's passport, and of the batch that carries it.

Source: code du travail, L. 6113-8; the Caisse des Dépôts answers a file first, then each of its passages.
"""

from socle.core.lifecycle import Lifecycle, Move

BODY, CERTIFIER, WORKER = "body", "certifier", "worker"

PASSAGE = Lifecycle(
    name="le passage",
    labels={
        "to_prepare": "à préparer",
        "built": "dans un lot",
        "deposited": "déposé",
        "acknowledged": "reçu par la Caisse des Dépôts",
        "integrated": "intégré",
        "rejected": "rejeté",
        "corrected": "corrigé",
        "rebuilt": "dans un nouveau lot",
        "dropped": "sans objet",
    },
    initial="to_prepare",
    moves=(
        Move("build", ("to_prepare",), "built", by=(CERTIFIER,)),
        Move("build", ("corrected",), "rebuilt", by=(CERTIFIER,)),
        Move("deposit", ("built", "rebuilt"), "deposited", by=(CERTIFIER,)),
        Move("acknowledge", ("deposited",), "acknowledged", by=(CERTIFIER,)),
        Move("integrate", ("deposited", "acknowledged"), "integrated", by=(CERTIFIER,)),
        Move("reject", ("deposited", "acknowledged"), "rejected", by=(CERTIFIER,)),
        Move("correct", ("rejected", "corrected"), "corrected", by=(BODY, CERTIFIER)),
        # Nothing of it was sent yet: what kept it back goes, and it is still to prepare.
        Move("correct", ("to_prepare",), "to_prepare", by=(BODY, CERTIFIER), is_correction=True),
        Move("enter_by_hand", ("to_prepare", "rejected", "corrected"), "integrated", by=(CERTIFIER,)),
        # Its batch was undone: nothing of it reached a passport.
        Move(
            "take_back",
            ("built", "rebuilt", "deposited", "acknowledged"),
            "to_prepare",
            by=(CERTIFIER,),
            is_correction=True,
        ),
        # The certificate was withdrawn before anything of it was in a passport.
        Move("drop", ("to_prepare", "rejected", "corrected"), "dropped", by=(WORKER,), is_correction=True),
    ),
)

BATCH = Lifecycle(
    name="le lot",
    labels={
        "built": "construit",
        "deposited": "déposé",
        "acknowledged": "reçu par la Caisse des Dépôts",
        "closed": "traité",
        "undone": "défait",
    },
    initial="built",
    moves=(
        Move("deposit", ("built",), "deposited", by=(CERTIFIER,)),
        Move("acknowledge", ("deposited",), "acknowledged", by=(CERTIFIER,)),
        Move("close", ("deposited", "acknowledged"), "closed", by=(CERTIFIER,)),
        Move("undo", ("built", "deposited", "acknowledged"), "undone", by=(CERTIFIER,), is_correction=True),
    ),
)

# What the next batch takes; what is sent and not answered; what is over.
READY = ("to_prepare", "corrected")
SENT = ("deposited", "acknowledged")
OVER = ("integrated", "dropped")
# What a batch becomes, and stays.
ENDED = ("closed", "undone")
