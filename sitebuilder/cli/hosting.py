"""The command ``hosting``: print the settings of a web server or write them into a folder."""

import os
import sys
from pathlib import Path

from sitebuilder.content.paths.files import make_folders
from sitebuilder.content.paths.new_files import replace_files
from sitebuilder.deploy.hosting.caddy import caddy_settings
from sitebuilder.deploy.hosting.description import Hosting, describe_hosting
from sitebuilder.deploy.hosting.headers import headers_files
from sitebuilder.deploy.hosting.machine import default_machine, deployed_link, is_server_path
from sitebuilder.deploy.hosting.nginx import nginx_files
from sitebuilder.messages import format_problems, printable_path, say
from sitebuilder.pipeline import BuildOptions
from sitebuilder.processes.exit_code import ExitCode


def print_hosting(
    options: BuildOptions, server: str, link: str | None, into: Path | None, language: str
) -> int:
    """Print the settings of a server, or write them into a folder; return the exit code.

    ``link`` is the symlink to the live release on the server, if it is not the one of ``site.yaml``.
    """
    if link is not None and not is_server_path(link):
        print(say("bad-link-path", language, path=link), file=sys.stderr)
        return ExitCode.USAGE
    hosting, problems = describe_hosting(options)
    if hosting is None:
        print(format_problems(problems, language), file=sys.stderr)
        return ExitCode.PROBLEMS
    files = _files(hosting, server, link or deployed_link(hosting.targets), language)
    if into is None:
        print("\n".join(_with_names(files)), end="")
        return ExitCode.DONE
    make_folders(os.fspath(into))
    replace_files(into, {name: text.encode() for name, text in files.items()})
    for name in files:
        print(printable_path(into / name))
    return ExitCode.DONE


def _with_names(files: dict[str, str]) -> list[str]:
    """Return the texts of files, each after its name if there are several."""
    return [f"# ===== {name} =====\n{text}" if len(files) > 1 else text for name, text in files.items()]


def _files(hosting: Hosting, server: str, link: str | None, language: str) -> dict[str, str]:
    machine = default_machine(hosting.origin, link)
    if server == "nginx":
        return nginx_files(hosting, machine, language)
    if server == "caddy":
        return {"Caddyfile": caddy_settings(hosting, machine, language)}
    return headers_files(hosting, force=server == "netlify")
