"""The addresses behind those by which programs watch where a reader goes."""

import re
from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

_PARAMETERS: Mapping[str, tuple[str, ...]] = {
    "www.google.com/url": ("q", "url"),
    "link.zhihu.com/": ("target",),
    "link.juejin.cn/": ("target",),
    "link.csdn.net/": ("target",),
    "link.jianshu.com/": ("t",),
    "www.jianshu.com/go-wild": ("url",),
    "gitee.com/link": ("target",),
    "sspai.com/link": ("target",),
    "www.yuque.com/r/goto": ("url",),
    "docs.qq.com/scenario/link.html": ("url",),
    "c.pc.qq.com/middlem.html": ("pfurl",),
    "c.pc.qq.com/ios.html": ("url",),
    "wx.mail.qq.com/xmspamcheck/xmsafejump": ("url",),
    "mail.qq.com/cgi-bin/mail_spam": ("url",),
    "security.feishu.cn/link/safety": ("target",),
    "safelinks.protection.outlook.com/": ("url",),
}
"""Maps the host and the path of such an address to the parameters that may have the real one."""

_REGION = re.compile(r"\A[\w-]{1,20}\.(?=safelinks\.)")


def real_address(href: str) -> str:
    """Return the address to which a redirect leads; any other one is returned unchanged."""
    if "?" not in href:
        return href
    try:
        parts = urlsplit(href)
        host = _REGION.sub("", parts.hostname or "")
        names = _PARAMETERS.get(f"{host}{parts.path or '/'}", ())
        found = parse_qs(parts.query, max_num_fields=50) if names else {}
    except ValueError:
        return href
    targets = (found[name][0].strip() for name in names if name in found)
    return next((each for each in targets if each.lower().startswith(("http://", "https://"))), href)
