"""The build: from the files of a site folder to the files of its output folder."""

from sitebuilder.build.explain import Explanation, explain, next_change
from sitebuilder.build.options import BuildOptions, BuildResult, Progress
from sitebuilder.build.pipeline import build, check

__all__ = [
    "BuildOptions",
    "BuildResult",
    "Explanation",
    "Progress",
    "build",
    "check",
    "explain",
    "next_change",
]
