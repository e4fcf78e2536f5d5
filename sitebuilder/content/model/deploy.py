"""``deploy:`` in ``site.yaml``: where the site is published; no setting is ever run as a command."""

from typing import Annotated

from msgspec import Struct

from sitebuilder.content.model.field_types import Range, SiteUrl, Slug, TextPattern, about

_LABEL = r"[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?"
_SEGMENT = r"(?!\.{1,2}(?:/|$))[A-Za-z0-9._@+-]+"

Host = Annotated[
    str,
    TextPattern(
        rf"(?=.{{1,253}}$){_LABEL}(?:\.{_LABEL})*|[0-9A-Fa-f]{{0,4}}(?::[0-9A-Fa-f]{{0,4}}){{2,7}}",
        "bad-host",
    ),
]
"""A host name, an IP address or an alias in the user's SSH settings; it can't be read as an option."""

User = Annotated[str, TextPattern(r"[A-Za-z_][A-Za-z0-9_.-]{0,31}", "bad-user")]
"""The user who logs in on a server."""

ServerPath = Annotated[str, TextPattern(rf"(?:/{_SEGMENT})+/?", "bad-server-path")]
"""An absolute path on a server, without ``..``, of letters, digits and ``. _ @ + -``."""

LocalPath = Annotated[str, TextPattern(r"(?:/(?!\.{1,2}(?:/|$))[^/\x00-\x1f\x7f]+)+/?", "bad-local-path")]
"""An absolute path on this machine, without ``..``."""

Branch = Annotated[
    str,
    TextPattern(
        r"(?!HEAD$|refs/)(?!.*(?:\.\.|//|/\.|\.lock(?:/|$)))[A-Za-z0-9_](?:[A-Za-z0-9._/-]*[A-Za-z0-9_-])?",
        "bad-branch",
    ),
]
"""A Git branch (git-check-ref-format(1), in ASCII), by its name: not ``HEAD``, and not its whole ref."""

RemoteName = Annotated[str, TextPattern(r"[A-Za-z0-9_][A-Za-z0-9._-]*", "bad-remote-name")]
"""The name of a remote in the settings of Git or rclone; never a URL, which could name a program."""

Bucket = Annotated[
    str,
    TextPattern(rf"[A-Za-z0-9_][A-Za-z0-9_.+@-]+:(?:/|/?{_SEGMENT}(?:/{_SEGMENT})*/?)", "bad-bucket"),
]
"""A remote in rclone's settings with a bucket and a folder in it: ``oss:my-bucket/site``.

Connection strings (``oss,option=…:``) and on-the-fly backends (``:local:``) are refused, as they could set
any option, and so are names of one letter, which are drives on Windows.
"""

Name = Annotated[Slug, about("名称", "命令里写它。", "name", "What a command calls it.", is_shown=False)]
LiveUrl = Annotated[
    SiteUrl | None,
    about(
        "公开的网址",
        "不写就用网站地址。",
        "live address",
        "Where visitors see it, if not at base_url.",
        is_shown=False,
    ),
]
KeptReleases = Annotated[
    Annotated[int, Range(2, 50)],
    about(
        "保留几个版本",
        "以便撤回。",
        "releases kept",
        "How many releases can be rolled back to.",
        is_shown=False,
    ),
]
MostRemoved = Annotated[
    Annotated[int, Range(0, 100)],
    about(
        "最多删除百分之几",
        "一次要删除更多网页时停下。",
        "most pages removed, in percent",
        "A deploy that would remove more stops.",
        is_shown=False,
    ),
]


class SshTarget(Struct, frozen=True, omit_defaults=True, tag="ssh", tag_field="type"):
    """A server reached by SSH; ``path`` is the link that its web server serves and that deploys switch."""

    name: Name
    host: Annotated[
        Host, about("主机", "服务器的域名或 IP。", "host", "The server's name or address.", is_shown=False)
    ]
    path: Annotated[
        ServerPath,
        about(
            "路径",
            "网站在服务器上的位置，以 / 开头。",
            "path",
            "Where it stands on the server.",
            is_shown=False,
        ),
    ]
    user: Annotated[
        User | None, about("用户", "用谁的名义登录。", "user", "Who logs in.", is_shown=False)
    ] = None
    port: Annotated[
        Annotated[int, Range(1, 65535)] | None,
        about("端口", "不写就是 22。", "port", "If not that of the user's SSH settings.", is_shown=False),
    ] = None
    url: LiveUrl = None
    keep: KeptReleases = 5
    most_removed: MostRemoved = 20


class FolderTarget(Struct, frozen=True, omit_defaults=True, tag="folder", tag_field="type"):
    """A folder on this machine, with the same layout as on a server."""

    name: Name
    path: Annotated[
        LocalPath,
        about(
            "路径",
            "网站在本机的位置，以 / 开头。",
            "path",
            "Where it stands on this machine.",
            is_shown=False,
        ),
    ]
    url: LiveUrl = None
    keep: KeptReleases = 5
    most_removed: MostRemoved = 20


class GitTarget(Struct, frozen=True, omit_defaults=True, tag="git", tag_field="type"):
    """A branch that GitHub Pages or GitLab Pages serves."""

    name: Name
    branch: Annotated[
        Branch, about("分支", "专门放网站的分支。", "branch", "One that holds nothing else.", is_shown=False)
    ] = "gh-pages"
    remote: Annotated[
        RemoteName, about("远程仓库", "Git 里的名称。", "remote", "Its name in Git.", is_shown=False)
    ] = "origin"
    url: LiveUrl = None
    keep: KeptReleases = 20
    most_removed: MostRemoved = 20


class BucketTarget(Struct, frozen=True, omit_defaults=True, tag="bucket", tag_field="type"):
    """A bucket in object storage, through a remote in rclone's settings."""

    name: Name
    remote: Annotated[
        Bucket,
        about(
            "存储桶",
            "rclone 里的名称、冒号和存储桶的名称。",
            "bucket",
            "Its remote in rclone, a colon, the bucket.",
            is_shown=False,
        ),
    ]
    archive: Annotated[
        Bucket | None,
        about(
            "存档",
            "另一个不公开的存储桶，放以前的版本；不写就放在本机。",
            "archive",
            "Another, private bucket for earlier releases; this machine if not given.",
            is_shown=False,
        ),
    ] = None
    adopt: Annotated[
        bool,
        about(
            "接管",
            "替换存储桶里不是本程序发布的同名文件。",
            "adopt",
            "Replace files of others that stand in the way.",
            is_shown=False,
        ),
    ] = False
    url: LiveUrl = None
    keep: KeptReleases = 5
    most_removed: MostRemoved = 20


TargetSettings = SshTarget | FolderTarget | GitTarget | BucketTarget
