"""Ends this process with the one that started it."""

import os
import resource
import shutil
import threading
from pathlib import Path


def end_with_parent(folder: Path) -> None:
    """stdin is a pipe that only our parent holds: it closes when the parent ends, by kill -9 too."""

    def wait() -> None:
        # Not sys.stdin: its lock, held by a thread that waits, makes an orderly end of the interpreter fail.
        while os.read(0, 4096):
            pass
        shutil.rmtree(folder, ignore_errors=True)
        # Everything is in memory and meant to be lost; an orderly end would wait for open connections.
        os._exit(0)

    threading.Thread(target=wait, daemon=True, name="parent").start()


def raise_file_limit() -> None:
    """A burst of connections needs more than the usual 1,024 descriptors."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    except (ValueError, OSError):
        pass  # macOS refuses "unlimited".
