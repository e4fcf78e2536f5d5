"""Films of this site in a text: a picture of the same name beside one is its poster."""

from collections.abc import Mapping
from html import escape
from posixpath import splitext

from sitebuilder.content.documents import poster_names
from sitebuilder.content.pictures import Picture
from sitebuilder.views.shared.address import Address
from sitebuilder.views.shared.html import Html
from sitebuilder.views.shared.pictures import read_attributes, shown_size


def video_html(
    source: str, href: str, attributes: str, pictures: Mapping[str, Picture], address: Address
) -> Html:
    """Return a player that loads nothing of the film before a visitor starts it.

    ``source`` is the film's path below the site folder, ``href`` its address, ``attributes`` those of the
    ``<img>`` in whose place it stands. Its size is that of the poster, or as it is written.
    """
    written = read_attributes(attributes)
    poster = next((pictures[each] for each in poster_names(source) if each in pictures), None)
    name = written.get("alt", "") or escape(splitext(source)[0].rpartition("/")[2])
    shown = "".join(f' {key}="{written[key]}"' for key in ("width", "height") if key in written)
    if poster is not None:
        width, height = shown_size(poster, written)
        file = escape(address.href(poster.path(poster.largest)))
        shown = f' poster="{file}" width="{width}" height="{height}"'
    link = f'<a href="{escape(href)}">{name}</a>'
    shown += f' aria-label="{name}"'
    return Html(f'<video src="{escape(href)}" controls preload="none" playsinline{shown}>{link}</video>')
