"""The addresses of outputs on the site."""


def without_index(path: str) -> str:
    """Return an output's path as in its URL: that of an index page is its folder's, with the slash."""
    folder, slash, name = path.rpartition("/")
    return f"{folder}{slash}" if name == "index.html" else path
