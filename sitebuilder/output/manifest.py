"""Which files of the output folder the build has made: kept inside that folder, so that they go together.

The manifest maps the path of each output to the digest of its bytes. It is the same for the same
site, as every output is; publishing can verify a copy with it.
"""

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

from sitebuilder.output.root import open_regular

MANIFEST = ".manifest.json"

MOST_BYTES = 200_000_000
"""A million outputs, whose paths have a hundred letters."""


def load_manifest(output: Path) -> dict[str, str]:
    """Return the manifest of an output folder; empty when there is none or it is damaged or beyond reason."""
    try:
        with open_regular(output / MANIFEST) as file:
            if os.fstat(file.fileno()).st_size > MOST_BYTES:
                return {}
            return msgspec.json.decode(file.read(), type=dict[str, str])
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return {}


def encode_manifest(digests: Mapping[str, str]) -> bytes:
    """Return a manifest as a file."""
    return msgspec.json.format(msgspec.json.encode(dict(sorted(digests.items()))), indent=0) + b"\n"
