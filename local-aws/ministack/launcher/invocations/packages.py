"""Deployment packages as files for the runner, named by their content."""

import base64
import errno
import hashlib
import os
import tempfile
from pathlib import Path


class Packages:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._written: set[str] = set()
        folder.mkdir(parents=True, exist_ok=True)

    def path_of(self, function: dict, configuration: dict) -> str:
        """The package's path; empty for a function without one (an image)."""
        package = function.get("code_zip")
        if not package:
            return ""
        # Lambda's CodeSha256 is the same digest in base64, so that a warm call need not hash megabytes.
        digest = base64.b64decode(configuration.get("CodeSha256") or "").hex()
        if digest not in self._written:
            digest = hashlib.sha256(package).hexdigest()
            self._write(digest, package)
        return str(self._folder / f"{digest}.zip")

    def _write(self, digest: str, package: bytes) -> None:
        with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as aside:
            path = aside.name
            try:
                aside.write(package)
                aside.flush()
            except OSError as error:
                os.unlink(path)
                raise OSError(f"cannot keep its package in {self._folder}: {error}{_way_out(error)}") from error
        os.chmod(path, 0o644)
        os.replace(path, self._folder / f"{digest}.zip")
        self._written.add(digest)


def _way_out(error: OSError) -> str:
    if error.errno not in (errno.ENOSPC, errno.EDQUOT):
        return ""
    return "; free space there, or set TMPDIR to a folder with more and start again"
