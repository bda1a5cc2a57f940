"""`socle witness`: a small server that cosigns the states of logs, without Django or database.

Anyone can run one: partner, association, region. It never cosigns two histories of the same log.
"""

import argparse
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from socle.cli.witness_server import Server, State, Witness
from socle.core.errors import Refusal, UnreadableInput
from socle.core.log.note import COSIGNATURE, NAME, VerifierKey, read_vkey


def add_commands(nouns: Any) -> None:
    verbs = nouns.add_parser("witness", help="contresigne les états d’un journal").add_subparsers(
        dest="verb", required=True
    )
    new = verbs.add_parser("new-key", help="crée la clé d’un témoin et imprime sa clé de vérification")
    new.add_argument("file", type=Path)
    new.add_argument("--name", required=True, help="par exemple partenaire.fr/temoin")
    new.set_defaults(run=new_key)
    server = verbs.add_parser("serve", help="répond aux journaux qui demandent une contresignature")
    server.add_argument("--name", required=True)
    server.add_argument("--key", type=Path, required=True, help="fichier créé par « socle witness new-key »")
    server.add_argument("--state", type=Path, required=True, help="dossier de ce que le témoin a contresigné")
    server.add_argument("--log", action="append", required=True, help="clé de vérification d’un journal")
    server.add_argument("--host", default="127.0.0.1")
    server.add_argument("--port", type=int, required=True, help="0 : un port libre")
    server.set_defaults(run=serve)


def serve(options: argparse.Namespace) -> int:
    private = read_private_key(options.key)
    key = VerifierKey(witness_name(options.name), COSIGNATURE, private.public_key().public_bytes_raw())
    state = State(options.state)
    witness = Witness(key, private.sign, tuple(map(read_vkey, options.log)), state)
    with state.hold(), Server((options.host, options.port), witness) as server:
        print(f"http://{options.host}:{server.server_address[1]}/add-checkpoint {key}", flush=True)
        with suppress(KeyboardInterrupt):
            server.serve_forever()
    return 0


def new_key(options: argparse.Namespace) -> int:
    name = witness_name(options.name)
    private = Ed25519PrivateKey.generate()
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    try:
        descriptor = os.open(options.file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        remedy = "Une clé ne se remplace pas : nommez un autre fichier."
        raise Refusal(f"{options.file} existe déjà.", remedy) from error
    with os.fdopen(descriptor, "wb") as file:
        file.write(pem)
        file.flush()
        os.fsync(file.fileno())
    print(VerifierKey(name, COSIGNATURE, private.public_key().public_bytes_raw()))
    return 0


def read_private_key(path: Path) -> Ed25519PrivateKey:
    try:
        private = load_pem_private_key(path.read_bytes(), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        private = None
    if not isinstance(private, Ed25519PrivateKey):
        raise UnreadableInput(
            f"{path} n’est pas une clé de témoin", remedy="Créez-la avec « socle witness new-key »."
        )
    return private


def witness_name(name: str) -> str:
    if not NAME.fullmatch(name):
        remedy = "Ni espace ni « + » : par exemple partenaire.fr/temoin."
        raise UnreadableInput(f"{name!r} ne peut pas nommer un témoin", remedy=remedy)
    return name
