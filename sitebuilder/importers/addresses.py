"""Split and join the addresses of old texts, which may be none: Python's parser raises errors for some."""

from urllib.parse import SplitResult, urljoin, urlsplit


def split_address(address: str) -> SplitResult | None:
    """Split an address; None if nothing can read it, such as one with a bracket in its host."""
    try:
        return urlsplit(address)
    except ValueError:
        return None


def join_address(base: str, address: str) -> str:
    """Resolve an address against another; one that nothing can read stays as it is."""
    try:
        return urljoin(base, address)
    except ValueError:
        return address
