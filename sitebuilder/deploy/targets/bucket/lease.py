"""One deploy at a time: a small file that names who deploys and until when, renewed while the deploy goes on.

A bucket cannot make a file only where none is (rclone offers nothing of the kind), so two deploys that begin
in the same moment may both write theirs: each looks again after a pause, and who does not find its own file
stands back. Who was slower than that pause is found out when the lease is renewed, and stops. What both may
have sent meanwhile is right or is sent again: each step is verified by its digests.
"""

import os
import platform
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta

import msgspec
from msgspec import Struct

from sitebuilder.deploy.target import DeployError
from sitebuilder.deploy.targets.bucket.storage import Storage, fetch_small, remove_files, send_small
from sitebuilder.messages import problem

LEASE = ".deploying.json"
_HEADERS = {"Content-Type": "application/json", "Cache-Control": "no-store"}


class LeaseTimes(Struct, frozen=True):
    """Seconds: how long a lease holds, when it is renewed, pauses, how long another's is waited for."""

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
    """A lease that this run holds: ``keep`` renews it when it is time."""

    def __init__(self, storage: Storage, lease: Lease, times: LeaseTimes) -> None:
        self._storage, self._lease, self._times = storage, lease, times
        self._renewed = time.monotonic()
        self._is_renewing = False

    def keep(self) -> None:
        """Renew the lease if it is time.

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
                raise DeployError(problem("bucket-lock-lost", self._storage.rclone.place, home=found.home))
            self._lease = msgspec.structs.replace(self._lease, until=_until(self._times))
            _write(self._storage, self._lease)
            self._renewed = time.monotonic()
        finally:
            self._is_renewing = False

    def release(self) -> None:
        """Remove the lease, where it is still this run's."""
        found = read_lease(self._storage)
        if found is not None and found.owner == self._lease.owner:
            remove_files(self._storage, [LEASE])


@contextmanager
def hold_lease(
    storage: Storage, home: str, times: LeaseTimes, on_wait: Callable[[str], None]
) -> Iterator[LeaseHolder]:
    """Hold the lease of a remote; ``on_wait`` is told once who has it and is waited for.

    ``home`` names this machine and site folder, whose own lock is held: a lease from there is a killed run's.

    Raises:
        DeployError: another deploy has it for longer than is waited, or the remote fails.
    """
    mine = Lease(f"{home}/{os.getpid()}/{time.time_ns()}", home, _until(times))
    end = time.monotonic() + times.waiting
    has_told = False
    while not _taken(storage, mine, times):
        if time.monotonic() >= end:
            raise DeployError(problem("bucket-locked", storage.rclone.place, remote=str(storage.remote)))
        if not has_told:
            on_wait(_holder_of(storage))
            has_told = True
        time.sleep(times.asking)
    holder = LeaseHolder(storage, mine, times)
    try:
        yield holder
    finally:
        # The work is done or its failure is what is to be told: a lease that stays ends by itself.
        with suppress(DeployError):
            holder.release()


def home_id(lock_file: str) -> str:
    """Return a name for this machine and the site folder whose lock file this is.

    A copy of the folder on another machine, such as a restored cache, has another one.
    """
    state = os.stat(lock_file)
    return f"{platform.node()}-{state.st_dev:x}-{state.st_ino:x}"


def read_lease(storage: Storage) -> Lease | None:
    """Return the lease of a remote; None where there is none or half a file."""
    content = fetch_small(storage, [LEASE]).get(LEASE)
    try:
        return None if content is None else msgspec.json.decode(content, type=Lease)
    except msgspec.MsgspecError:
        return None


def _taken(storage: Storage, mine: Lease, times: LeaseTimes) -> bool:
    """Take the lease where nobody has it; tell whether this run has it."""
    found = read_lease(storage)
    if found is not None and found.home != mine.home and found.until > datetime.now(UTC):
        return False
    _write(storage, msgspec.structs.replace(mine, until=_until(times)))
    time.sleep(times.settling)
    found = read_lease(storage)
    return found is not None and found.owner == mine.owner


def _holder_of(storage: Storage) -> str:
    found = read_lease(storage)
    return found.home if found is not None else ""


def _write(storage: Storage, lease: Lease) -> None:
    send_small(storage, {LEASE: msgspec.json.encode(lease)}, _HEADERS)


def _until(times: LeaseTimes) -> datetime:
    return datetime.now(UTC) + timedelta(seconds=times.lease)
