"""What is fitted on the same columns is fitted once: a study reads many outcomes of the same people."""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from hashlib import blake2b
from threading import Lock
from typing import Any, ParamSpec, TypeVar
from weakref import finalize

import numpy as np
from numpy.typing import NDArray

Given = ParamSpec("Given")
Made = TypeVar("Made")
MOST = 12
# Small fits cost less than their fingerprint.
SMALLEST = 100_000
_KNOWN: dict[int, bytes] = {}
# Two studies may run in two threads of a worker.
_ONE_AT_A_TIME = Lock()
_ALL: list[OrderedDict[bytes, Any]] = []


def remembered(make: Callable[Given, Made]) -> Callable[Given, Made]:
    """The last answers, found again by the content of the arrays, never by their place in memory."""
    kept: OrderedDict[bytes, Made] = OrderedDict()
    _ALL.append(kept)

    @wraps(make)
    def answer(*args: Given.args, **kwargs: Given.kwargs) -> Made:
        if kwargs or sum(part.size for part in args if isinstance(part, np.ndarray)) < SMALLEST:
            return make(*args, **kwargs)
        key = _fingerprint(args)
        with _ONE_AT_A_TIME:
            known = key in kept
            made = kept.pop(key) if known else None
        if not known:
            made = make(*args, **kwargs)
        with _ONE_AT_A_TIME:
            # The last one read is the last one to go.
            kept[key] = made  # type: ignore[assignment]
            while len(kept) > MOST:
                kept.popitem(last=False)
        return made  # type: ignore[return-value]

    return answer


def forget() -> None:
    """A study is over: a process that stays gives its memory back."""
    with _ONE_AT_A_TIME:
        for kept in _ALL:
            kept.clear()


def fingerprint(array: NDArray[Any]) -> bytes:
    """Of its content; read once for an array that stays, since nobody writes in the arrays of a study."""
    known = _KNOWN.get(id(array))
    if known is None:
        digest = blake2b(repr((array.shape, array.dtype)).encode(), digest_size=20)
        digest.update(np.ascontiguousarray(array).data)
        known = _KNOWN[id(array)] = digest.digest()
        finalize(array, _KNOWN.pop, id(array), None)
    return known


def _fingerprint(args: tuple[object, ...]) -> bytes:
    digest = blake2b(digest_size=20)
    for part in args:
        if isinstance(part, np.ndarray):
            digest.update(fingerprint(part))
        else:
            digest.update(repr(part).encode())
    return digest.digest()
