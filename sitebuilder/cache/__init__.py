"""The files of ``.cache/``: sealed with a key that lies outside the site, and opened without following links.

Every build with nothing to do imports this room, so it imports next to nothing: not even ``typing`` or
``contextlib``, which would take a twentieth of such a build.
"""
