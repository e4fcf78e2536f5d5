"""What is in memory when a command of ``tests.program`` begins: the program, and our templates compiled.

Also what a command loads and compiles only when it needs it, as each would do so anew: most of the commands
that are tested here read Markdown, draw a picture to share, or publish.
"""

import difflib  # noqa: F401
import gc
import gzip  # noqa: F401
import sys

import brotli  # noqa: F401
import zxingcpp  # noqa: F401

from sitebuilder import patterns
from sitebuilder.assets.share import draw  # noqa: F401
from sitebuilder.cli import building, commands, deploying, run  # noqa: F401
from sitebuilder.content import document_reader  # noqa: F401
from sitebuilder.deploy import building as release_building  # noqa: F401
from sitebuilder.deploy import compress, deploy, rollback  # noqa: F401
from sitebuilder.deploy.targets import folder, git, ssh  # noqa: F401
from sitebuilder.formats.jinja.templates import compile_template
from sitebuilder.markdown.normalise import tidy  # noqa: F401
from tests.site_folder import ROOT

for _module in [each for name, each in sys.modules.items() if name.startswith("sitebuilder.")]:
    for _value in vars(_module).values():
        if type(_value).__module__ == patterns.__name__:
            _value.groups  # noqa: B018 - the first use compiles it.

for _path in sorted((ROOT / "templates").rglob("*")):
    if _path.suffix in (".html", ".xml"):
        compile_template(_path.relative_to(ROOT / "templates").as_posix(), _path.read_text(encoding="utf-8"))

# Else the collector would look through all of it in each command.
gc.collect()
gc.freeze()
