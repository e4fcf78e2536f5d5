"""The buckets of the tests."""

import os

import pytest

from tests.deploy.bucket.stores import KINDS, MOTO, store

_SHORT = ("s3",)
"""What an ordinary run tries; the other kinds take as long, and what only moto keeps names it."""


@pytest.fixture(
    params=[each if each in _SHORT else pytest.param(each, marks=pytest.mark.long) for each in KINDS]
)
def bucket(request, tmp_path_factory, monkeypatch):
    """A bucket of each kind; a test may choose kinds by ``indirect``."""
    if request.param == "moto" and not MOTO.exists():
        if os.environ.get("CI") == "true":
            pytest.fail("tests/deploy/bucket/install.sh has not been run")
        pytest.skip("moto's server is not installed (make buckets)")
    with store(request.param, tmp_path_factory.mktemp(request.param)) as made:
        monkeypatch.setenv("RCLONE_CONFIG", str(made.settings))
        yield made
