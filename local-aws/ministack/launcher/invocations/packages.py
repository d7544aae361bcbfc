"""Deployment packages as files for the runner, named by their content."""

import base64
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
            aside.write(package)
        os.chmod(aside.name, 0o644)
        os.replace(aside.name, self._folder / f"{digest}.zip")
        self._written.add(digest)
