"""The build pipeline, from the files of a site folder to those of its output folder."""

from sitebuilder.pipeline.options import BuildOptions, BuildResult
from sitebuilder.pipeline.pipeline import build, check

__all__ = [
    "BuildOptions",
    "BuildResult",
    "build",
    "check",
]
