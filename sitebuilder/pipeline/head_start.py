"""What was begun, or is known, before the code of a build was imported."""

from typing import TYPE_CHECKING

from msgspec import Struct

from sitebuilder.cache.fingerprint import Fingerprint
from sitebuilder.formats.jinja.background_compiler import BackgroundCompiler

if TYPE_CHECKING:
    import subprocess


class HeadStart(Struct, frozen=True):
    """The head start of a build, each part of which may be missing.

    ``fingerprint`` is that of the inputs, taken a moment ago. ``compiler`` compiles templates meanwhile;
    ``script_process`` parses scripts (``assets/script_start.py``).
    """

    fingerprint: Fingerprint | None = None
    compiler: BackgroundCompiler | None = None
    script_process: "subprocess.Popen[str] | None" = None

    def stop(self) -> None:
        """Stop the processes, in case the build has not."""
        if self.compiler is not None:
            self.compiler.stop()
        if self.script_process is not None:
            # Imported here: only the first build of a site has it.
            from sitebuilder.assets.script_start import stop_script_process

            stop_script_process(self.script_process)


NO_HEAD_START = HeadStart()
