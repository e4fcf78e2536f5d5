"""What the benchmark needs to know about a generator."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import msgspec
from msgspec import Struct

from benchmarks import corpus
from benchmarks.corpus import Article, Corpus, Course, replace_link_targets

PEERS = Path(__file__).parent.parent / "peers"


class Generator(Struct, frozen=True):
    """A generator, as functions of its environment's folder and of a site's folder.

    ``base`` is the base template and ``leftovers`` what is deleted before a cold build, both relative to
    the site; ``output`` is the output folder. ``note`` says in which mode it runs.
    """

    name: str
    title: str
    output: str
    leftovers: tuple[str, ...]
    base: str
    note: str
    install: Callable[[Path], None]
    version: Callable[[Path], str]
    write_site: Callable[[Path, Path, Corpus], None]
    write_article: Callable[[Path, Article], None]
    command: Callable[[Path, Path], list[str]]


class InstallError(Exception):
    """A peer could not be installed; the message is the installer's last line."""


def run(*command: str | Path) -> str:
    """Run a preparatory command and return its output.

    Raises:
        InstallError: the command is missing, or it failed.
    """
    try:
        done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)
    except OSError as error:
        raise InstallError(f"{Path(command[0]).name}: {error.strerror}") from error
    if done.returncode:
        lines = [line for line in (done.stderr or done.stdout).splitlines() if line.strip()]
        raise InstallError(lines[-1].strip() if lines else f"exit code {done.returncode}")
    return done.stdout


def install_python(name: str, env: Path) -> None:
    """Install a peer's ``requirements.txt`` into its own virtual environment, unless that was done."""
    requirements = PEERS / name / "requirements.txt"
    if _is_installed(env, requirements):
        return
    run(sys.executable, "-m", "venv", "--clear", env)
    run(env_program(env, "python"), "-m", "pip", "install", "--quiet", "-r", requirements)
    _mark_installed(env, requirements)


def install_node(name: str, env: Path) -> None:
    """Install a peer's ``package.json`` into its own ``node_modules``, unless that was done."""
    package = PEERS / name / "package.json"
    if _is_installed(env, package):
        return
    env.mkdir(parents=True, exist_ok=True)
    (env / "package.json").write_bytes(package.read_bytes())
    options = ("--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error")
    run("npm", "install", *options, "--prefix", env)
    _mark_installed(env, package)


def node_version(package: str, env: Path) -> str:
    """Return the version of an installed npm package, and that of Node."""
    found = json.loads((env / "node_modules" / package / "package.json").read_text())
    return f"{found['version']}, Node {run('node', '--version').strip().lstrip('v')}"


def env_program(env: Path, name: str) -> Path:
    """Return a program of a virtual environment."""
    return env / "Scripts" / f"{name}.exe" if os.name == "nt" else env / "bin" / name


def copy_site(name: str, site: Path, *, styles: str) -> None:
    """Copy a peer's site without its content, and the shared stylesheet into its folder ``styles``."""
    shutil.copytree(PEERS / name / "site", site)
    (site / styles).mkdir(parents=True, exist_ok=True)
    shutil.copy(PEERS / "style.css", site / styles)


def write(path: Path, text: str) -> None:
    """Write a file of a site, creating its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def article_text(
    article: Article, column: Mapping[str, object], target: Callable[[str, str], str] = corpus.address
) -> str:
    """Return an article with YAML front matter; ``column`` is the field for its column.

    ``target`` returns the target of a link from its kind and its name.
    """
    fields = {"title": article.title, "date": article.date, **column, "summary": article.summary}
    head = front_matter({**fields, "tags": article.tags})
    return head + replace_link_targets(article.body, target)


def course_text(course: Course, more: Mapping[str, object] = MappingProxyType({})) -> str:
    """Return a course as Markdown with YAML front matter, which begins with the fields of ``more``."""
    sessions = tuple(msgspec.structs.asdict(session) for session in course.sessions)
    fields = {"title": course.title, "trade": course.trade, "summary": course.summary}
    head = front_matter({**more, **fields, "hours": course.hours, "sessions": sessions})
    return head + corpus.course_body(course)


def front_matter(fields: Mapping[str, object]) -> str:
    """Return YAML front matter; a tuple becomes a list in one line, mappings in it a block of lines.

    The corpus has no character in its texts that YAML would ask to quote.
    """
    lines = ["---"]
    for key, value in fields.items():
        if not isinstance(value, tuple):
            lines.append(f"{key}: {value}")
        elif value and isinstance(value[0], dict):
            lines.append(f"{key}:")
            for item in value:
                pairs = [f"{name}: {content}" for name, content in item.items()]
                lines += [f"  - {pairs[0]}", *(f"    {pair}" for pair in pairs[1:])]
        else:
            lines.append(f"{key}: [{', '.join(map(str, value))}]")
    return "\n".join([*lines, "---", "", ""])


def _is_installed(env: Path, requirements: Path) -> bool:
    mark = env / "installed"
    return mark.exists() and mark.read_bytes() == requirements.read_bytes()


def _mark_installed(env: Path, requirements: Path) -> None:
    (env / "installed").write_bytes(requirements.read_bytes())
