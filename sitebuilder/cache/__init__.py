"""The files of ``.cache/``: sealed with a key outside the site, and opened without following symlinks.

An idle build imports this package, so it imports almost nothing: not even ``typing`` or ``contextlib``, which
would take a twentieth of such a build.
"""
