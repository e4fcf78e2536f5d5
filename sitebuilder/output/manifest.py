"""The manifest: which files of the output folder builds have written, kept in that folder itself.

It maps the path of each output to the digest of its bytes. Like every output it is the same for the same
site. Deploys verify copies with it.
"""

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

from sitebuilder.output.root import open_regular

MANIFEST = ".manifest.json"

MAX_MANIFEST_BYTES = 200_000_000
"""Enough for a million outputs with paths of a hundred letters."""


def load_manifest(output: Path) -> dict[str, str]:
    """Return the manifest of an output folder; empty if it is missing, damaged or far too large."""
    try:
        with open_regular(output / MANIFEST) as file:
            if os.fstat(file.fileno()).st_size > MAX_MANIFEST_BYTES:
                return {}
            return msgspec.json.decode(file.read(), type=dict[str, str])
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return {}


def encode_manifest(digests: Mapping[str, str]) -> bytes:
    """Return a manifest as the bytes of its file."""
    return msgspec.json.format(msgspec.json.encode(dict(sorted(digests.items()))), indent=0) + b"\n"
