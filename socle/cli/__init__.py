"""The commands. Threads of the linear algebra fight each other: this is said before anything loads numpy."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
