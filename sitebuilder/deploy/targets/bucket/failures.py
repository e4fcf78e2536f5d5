"""What rclone's failures mean: one problem for each reason, in words of our own."""

import re
from collections.abc import Mapping

import msgspec

from sitebuilder.deploy.targets.bucket.secrets import without_secrets
from sitebuilder.messages import Place, Problem, problem

NO_FOLDER = 3
"""rclone's exit code for a folder that is not there (rclone.org/docs, "Exit code")."""

_REASONS = (
    ("bucket-unknown-remote", r"didn't find section in config file|unknown remote"),
    ("bucket-config-locked", r"config file is encrypted|unable to decrypt configuration|config password"),
    ("bucket-host-key", r"knownhosts:|host key|No host key validation"),
    ("bucket-missing", r"NoSuchBucket|bucket does not exist|specified bucket"),
    ("bucket-clock", r"RequestTimeTooSkewed"),
    ("bucket-full", r"QuotaExceeded|no space left|Insufficient Storage|StatusCode: 507|OverQuota|Arrearage"),
    (
        "bucket-denied",
        r"AccessDenied|AccessForbidden|InvalidAccessKeyId|SignatureDoesNotMatch|StatusCode: 40[13]|"
        r"40[13] (Forbidden|Unauthorized)|unable to authenticate|(?i:permission denied)",
    ),
    ("bucket-certificate", r"x509|certificate|tls:"),
    ("bucket-corrupted", r"corrupted on transfer|hashes? differ|sizes differ"),
    (
        "bucket-unreachable",
        r"no such host|refused|timeout|timed out|deadline exceeded|unreachable|connection reset|broken pipe|"
        r"\bEOF\b|dial tcp|StatusCode: 5\d\d|\b50[0-4] |connection lost|no route to host",
    ),
)
"""The code of a problem to what rclone or the service says then; the first that fits counts."""


class _Line(msgspec.Struct, frozen=True):
    """A line of ``--use-json-log``."""

    msg: str = ""
    level: str = ""


def rclone_problem(errors: str, remote: str, place: Place, environment: Mapping[str, str]) -> Problem:
    """Return the problem behind what rclone wrote to its errors; secrets are left out of it."""
    said = messages_of(errors)
    reason = without_secrets(said[-1] if said else "", environment)
    whole = "\n".join(said)
    for code, pattern in _REASONS:
        if re.search(pattern, whole):
            return problem(code, place, remote=remote, reason=reason)
    return problem("bucket-failed", place, remote=remote, reason=reason)


def messages_of(errors: str) -> list[str]:
    """Return the messages in rclone's log of errors, whether it is JSON or, from before it begins, text."""
    return [_message(line) for line in errors.splitlines() if line.strip()]


def _message(line: str) -> str:
    try:
        return msgspec.json.decode(line, type=_Line).msg.strip()
    except msgspec.MsgspecError:
        return line.strip()
