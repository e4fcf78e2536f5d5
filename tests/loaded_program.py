"""What is in memory when a command of ``tests.program`` begins: the program, and our templates compiled."""

from sitebuilder.cli import building, commands, run  # noqa: F401
from sitebuilder.content import document_reader  # noqa: F401
from sitebuilder.formats.jinja.templates import compile_template
from tests.site_folder import ROOT

for _path in sorted((ROOT / "templates").rglob("*")):
    if _path.suffix in (".html", ".xml"):
        compile_template(_path.relative_to(ROOT / "templates").as_posix(), _path.read_text(encoding="utf-8"))
