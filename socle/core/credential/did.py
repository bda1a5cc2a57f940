"""The issuer's name on the web: a DID document that keeps every key it ever signed with."""


def did_web(host: str) -> str:
    """The did:web of a host; the colon before a port is written %3A (did:web method, §3.2).

    >>> did_web("localhost:8000")
    'did:web:localhost%3A8000'
    """
    return f"did:web:{host.replace(':', '%3A')}"
