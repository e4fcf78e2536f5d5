"""Problems of publishing: code to (what is wrong, what to do)."""

PUBLISHING: dict[str, tuple[str, str]] = {
    "bad-host": (
        "The host {found!r} of {key} is wrong.",
        "Write the server's name or IP address alone, such as www.example.org: "
        "no https://, no user, no port, no blank, and no - at its beginning.",
    ),
    "bad-user": (
        "The user {found!r} of {key} is wrong.",
        "Write a login name of the server: letters, digits, - and _, a letter first, such as deploy.",
    ),
    "bad-server-path": (
        "The path {found!r} of {key} is wrong.",
        "Write the whole path on the server, such as /srv/www/site: letters, digits and . _ @ + -, "
        "without blanks and without .. in it.",
    ),
    "bad-local-path": (
        "The path {found!r} of {key} is wrong.",
        "Write the whole path on this machine, such as /srv/www/site, without .. in it.",
    ),
    "bad-branch": (
        "The branch {found!r} of {key} is wrong.",
        "Write a branch that holds the site alone, such as gh-pages: letters, digits and . _ / -.",
    ),
    "bad-remote-name": (
        "The name {found!r} of {key} is wrong.",
        "Write a name that is set up already, such as origin; no address and no command.",
    ),
    "bad-bucket-path": (
        "The path {found!r} of {key} is wrong.",
        "Write the name of a bucket and, if you like, a folder in it, such as my-bucket/site.",
    ),
    "missing-choice": (
        "{key} is missing.",
        "Add a line {key!r}, one of: {choices}.",
    ),
}
