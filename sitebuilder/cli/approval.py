"""The approval commands: ``sign`` and ``log``."""

import sys

from sitebuilder.cli.invocation import Invocation
from sitebuilder.cli.site_settings import load_site
from sitebuilder.content.model.fields import choice_word
from sitebuilder.content.model.review import Round
from sitebuilder.content.review import round_label, round_labels
from sitebuilder.messages import Problem, format_problems, say
from sitebuilder.pipeline.history import user_name
from sitebuilder.processes.exit_code import ExitCode
from sitebuilder.review.log import read_log
from sitebuilder.review.sign import SignedDocument, find_document, sign
from sitebuilder.review.table import as_csv as csv_of
from sitebuilder.review.table import as_text


def sign_document(call: Invocation, path: str, round: str | None, name: str | None) -> int:
    """Sign a document and print what is still missing; the default name is the one Git knows.

    Returns the exit code: 0 signed, 1 refused, 2 wrong usage.
    """
    language = call.language
    chosen = _rounds().get((round or "").strip().lower())
    if chosen is None:
        print(say("sign-which-round", language, names=", ".join(Round)), file=sys.stderr)
        return ExitCode.USAGE
    site = load_site(call.site, language)
    if site is None:
        return ExitCode.PROBLEMS
    signer = name if name is not None else user_name(call.site)
    if signer is None:
        print(say("sign-whose-name", language), file=sys.stderr)
        return ExitCode.USAGE
    location = find_document(call.site, path)
    if isinstance(location, Problem):
        print(format_problems([location], language), file=sys.stderr)
        return ExitCode.PROBLEMS
    done = sign(location, site, chosen, signer, call.moment())
    if not isinstance(done, SignedDocument):
        print(format_problems(done, language), file=sys.stderr)
        return ExitCode.PROBLEMS
    print(_signed_sentence(done, chosen, language))
    return ExitCode.DONE


def print_log(call: Invocation, *, as_csv: bool) -> int:
    """Print all signatures, as text or CSV, and a warning on stderr if the history is incomplete.

    Returns the exit code: 1 if there is content, or a history, that cannot be read.
    """
    log, language, zone = read_log(call.site), call.language, call.zone()
    if as_csv:
        sys.stdout.buffer.write(csv_of(log, language, zone))
        sys.stdout.buffer.flush()
    else:
        print(as_text(log, language, zone) if log.entries else say("log-empty", language))
    problems = [*log.unreadable, *([log.fault] if log.fault is not None else [])]
    if problems:
        print(format_problems(problems, language), file=sys.stderr)
        return ExitCode.PROBLEMS
    if not log.is_complete:
        print(say("log-incomplete", language), file=sys.stderr)
    return ExitCode.DONE


def _rounds() -> dict[str, Round]:
    """Map everything that may be typed for a round to it: its name and its label."""
    return {each.value: each for each in Round} | {choice_word(each): each for each in Round}


def _signed_sentence(done: SignedDocument, round: Round, language: str) -> str:
    label = round_label(round).text(language)
    name, time = done.signature.name, done.signature.time
    sentence = say("signed", language, path=done.path, round=label, name=name, time=time)
    if not done.missing:
        return sentence
    missing = round_labels(done.missing).text(language)
    return f"{sentence}\n{say('sign-still-missing', language, missing=missing)}"
