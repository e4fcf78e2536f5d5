"""Videos of this site in texts; a picture with the same name next to one is its poster."""

from collections.abc import Mapping
from html import escape
from posixpath import splitext

from sitebuilder.content.pictures import Picture
from sitebuilder.markdown.links.targets import poster_names
from sitebuilder.patterns import lazy_pattern
from sitebuilder.views.shared.address import Address
from sitebuilder.views.shared.html import Html
from sitebuilder.views.shared.pictures import read_attributes, shown_size

_UNCONTROLLED = lazy_pattern(r"<(?:audio|video)(?![^>]* controls)(?=[ >])")


def video_html(
    source: str, href: str, attributes: str, pictures: Mapping[str, Picture], address: Address
) -> Html:
    """Return a player that loads nothing of the video before a visitor starts it.

    ``source`` is the video's path relative to the site folder, ``href`` its URL, ``attributes`` those of the
    ``<img>`` that it replaces. Its size is that of the poster, or else as written.
    """
    written = read_attributes(attributes)
    poster = next((pictures[each] for each in poster_names(source) if each in pictures), None)
    name = media_name(source, attributes)
    further = "".join(f' {key}="{written[key]}"' for key in ("width", "height") if key in written)
    if poster is not None:
        width, height = shown_size(poster, written)
        file = escape(address.href(poster.path(poster.largest)))
        further = f' poster="{file}" width="{width}" height="{height}"'
    link = f'<a href="{escape(href)}">{name}</a>'
    further += f' aria-label="{name}"'
    return Html(f'<video src="{escape(href)}" controls preload="none" playsinline{further}>{link}</video>')


def audio_html(source: str, href: str, attributes: str) -> Html:
    """Return a player of a sound, written like a picture, that loads nothing before a visitor starts it."""
    name = media_name(source, attributes)
    link = f'<a href="{escape(href)}">{name}</a>'
    return Html(f'<audio src="{escape(href)}" controls preload="none" aria-label="{name}">{link}</audio>')


def media_name(source: str, attributes: str) -> str:
    """Return what a video or a sound is called, as HTML: its text alternative, or else its file name."""
    return read_attributes(attributes).get("alt", "") or escape(splitext(source)[0].rpartition("/")[2])


def with_controls(html: str) -> str:
    """Return HTML in which each player of an editor has controls: without them a sound is invisible."""
    return _UNCONTROLLED.sub(r"\g<0> controls", html) if "<audio" in html or "<video" in html else html
