"""The lease of a bucket, so that only one deploy runs at a time: a small file with its owner and expiry.

It is renewed during the deploy. A bucket cannot create a file only if it does not exist (rclone offers
nothing of the kind), so two deploys that begin at the same moment may both write theirs: each checks again
after a pause, and the one that does not find its own file waits. One that was slower than that pause finds
out when it renews the lease, and stops. What both may have sent meanwhile is right or will be sent again, as
each step is verified by digests.
"""

import os
import platform
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta

import msgspec
from msgspec import Struct

from sitebuilder.deploy.release import decode_json
from sitebuilder.deploy.target import DeployError
from sitebuilder.deploy.targets.bucket.storage import Storage, fetch_small, remove_files, send_small

LEASE = ".deploying.json"
_HEADERS = {"Content-Type": "application/json", "Cache-Control": "no-store"}


class LeaseTimes(Struct, frozen=True):
    """In seconds: how long a lease is valid, when it is renewed, pauses, how long to wait for another's."""

    lease: float = 120
    renewal: float = 30
    settling: float = 1
    grace: float = 5
    asking: float = 5
    waiting: float = 1800


class Lease(Struct, frozen=True):
    """Who deploys (``owner`` is this run, ``home`` the machine and site folder), and until when, in UTC."""

    owner: str
    home: str
    until: datetime


class LeaseHolder:
    """A lease that this run holds, renewed by ``renew_if_due`` when it is due."""

    def __init__(self, storage: Storage, lease: Lease, times: LeaseTimes) -> None:
        self._storage, self._lease, self._times = storage, lease, times
        self._renewed = time.monotonic()
        self._is_renewing = False

    def renew_if_due(self) -> None:
        """Renew the lease if it is due.

        Raises:
            DeployError: another deploy has taken it.
        """
        if not self._is_renewing and time.monotonic() - self._renewed >= self._times.renewal:
            self.renew()

    def renew(self) -> None:
        """Renew the lease now.

        Raises:
            DeployError: another deploy has taken it.
        """
        self._is_renewing = True
        try:
            found = read_lease(self._storage)
            if found is not None and found.owner != self._lease.owner:
                raise self._storage.error("bucket-lock-lost", home=found.home)
            self._lease = msgspec.structs.replace(self._lease, until=_until(self._times))
            _write(self._storage, self._lease)
            self._renewed = time.monotonic()
        finally:
            self._is_renewing = False

    def release(self) -> None:
        """Remove the lease if it is still this run's."""
        found = read_lease(self._storage)
        if found is not None and found.owner == self._lease.owner:
            remove_files(self._storage, [LEASE])


@contextmanager
def hold_lease(
    storage: Storage, home: str, times: LeaseTimes, on_wait: Callable[[str], None]
) -> Iterator[LeaseHolder]:
    """Hold the lease of a remote; ``on_wait`` is called once with the current holder, if there is one.

    ``home`` identifies this machine and site folder, whose local lock is held; another lease from there is a
    killed run's.

    Raises:
        DeployError: another deploy holds it for longer than the waiting time, or the remote fails.
    """
    own_lease = Lease(f"{home}/{os.getpid()}/{time.time_ns()}", home, _until(times))
    end = time.monotonic() + times.waiting
    has_reported = False
    while not _try_to_take(storage, own_lease, times):
        if time.monotonic() >= end:
            raise storage.error("bucket-locked")
        if not has_reported:
            on_wait(_holder_of(storage))
            has_reported = True
        time.sleep(times.asking)
    holder = LeaseHolder(storage, own_lease, times)
    try:
        yield holder
    finally:
        # The work's own result matters more; a lease that remains expires by itself.
        with suppress(DeployError):
            holder.release()


def home_id(lock_file: str) -> str:
    """Return an ID for this machine and the site folder with this lock file.

    A copy of the folder on another machine, such as a restored cache, has another ID.
    """
    state = os.stat(lock_file)
    return f"{platform.node()}-{state.st_dev:x}-{state.st_ino:x}"


def read_lease(storage: Storage) -> Lease | None:
    """Return the lease of a remote; None if it is missing or incomplete."""
    return decode_json(fetch_small(storage, [LEASE]).get(LEASE, b""), Lease)


def _try_to_take(storage: Storage, own_lease: Lease, times: LeaseTimes) -> bool:
    """Take the lease if it is free; return whether this run holds it."""
    found = read_lease(storage)
    if found is not None and found.home != own_lease.home and found.until > datetime.now(UTC):
        return False
    _write(storage, msgspec.structs.replace(own_lease, until=_until(times)))
    time.sleep(times.settling)
    found = read_lease(storage)
    return found is not None and found.owner == own_lease.owner


def _holder_of(storage: Storage) -> str:
    found = read_lease(storage)
    return found.home if found is not None else ""


def _write(storage: Storage, lease: Lease) -> None:
    send_small(storage, {LEASE: msgspec.json.encode(lease)}, _HEADERS)


def _until(times: LeaseTimes) -> datetime:
    return datetime.now(UTC) + timedelta(seconds=times.lease)
