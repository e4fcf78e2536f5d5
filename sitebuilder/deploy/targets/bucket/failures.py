"""Map rclone's failures to problems, in our own words."""

import re
from collections.abc import Mapping

import msgspec

from sitebuilder.deploy.targets.bucket.secrets import without_secrets
from sitebuilder.messages import Place, Problem, problem

_REASONS = (
    ("bucket-unknown-remote", r"didn't find section in config file|unknown remote"),
    ("bucket-config-locked", r"config file is encrypted|unable to decrypt configuration|config password"),
    ("bucket-host-key", r"knownhosts:|host key|No host key validation"),
    ("bucket-missing", r"NoSuchBucket|bucket does not exist|specified bucket"),
    ("bucket-clock", r"RequestTimeTooSkewed"),
    (
        "bucket-full",
        r"QuotaExceeded|no space left|remaining disk space|disk quota exceeded|Insufficient Storage|"
        r"StatusCode: 507|OverQuota|Arrearage",
    ),
    (
        "bucket-denied",
        r"AccessDenied|AccessForbidden|InvalidAccessKeyId|SignatureDoesNotMatch|StatusCode: 40[13]|"
        r"40[13] (Forbidden|Unauthorized)|unable to authenticate|(?i:permission denied)",
    ),
    ("bucket-certificate", r"x509|certificate|tls:"),
    (
        "bucket-unreachable",
        r"no such host|refused|timeout|timed out|deadline exceeded|unreachable|connection reset|broken pipe|"
        r"\bEOF\b|dial tcp|StatusCode: 5\d\d|\b50[0-4] |connection lost|no route to host",
    ),
    # After the connection's failures: a file that was cut off has another size too.
    ("bucket-corrupted", r"corrupted on transfer|hashes? differ|sizes differ"),
)
"""Problem codes and the messages of rclone or the service that mean them; the first match applies."""


class _Line(msgspec.Struct, frozen=True):
    """A line of ``--use-json-log``."""

    msg: str = ""
    level: str = ""


def rclone_problem(errors: str, remote: str, place: Place, environment: Mapping[str, str]) -> Problem:
    """Return the problem behind rclone's error output, without secrets."""
    lines = messages_of(errors)
    reason = without_secrets(lines[-1] if lines else "", environment)
    log = "\n".join(lines)
    for code, pattern in _REASONS:
        if re.search(pattern, log):
            return problem(code, place, remote=remote, reason=reason)
    return problem("bucket-failed", place, remote=remote, reason=reason)


def has_errors(log: str) -> bool:
    """Return whether rclone logged an error: a file that it could not read, list or write."""
    return any(_read(line).level == "error" for line in log.splitlines())


def messages_of(errors: str) -> list[str]:
    """Return the messages in rclone's error log, which is JSON except for what precedes the log."""
    return [_read(line).msg.strip() for line in errors.splitlines() if line.strip()]


def _read(line: str) -> _Line:
    try:
        return msgspec.json.decode(line, type=_Line)
    except msgspec.MsgspecError:
        return _Line(line)
