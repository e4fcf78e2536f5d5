"""Problems of the text itself (Markdown and HTML): code to (what is wrong, what to write)."""

MARKUP: dict[str, tuple[str, str]] = {
    "html-removed": (
        "“{removed}” is not allowed on a page and was removed.",
        "Write it in Markdown instead, or delete it.",
    ),
    "no-alt-text": (
        "The image “{target}” has no alternative text.",
        "Say in the square brackets what it shows, for example ![A trainee at the "
        "lathe](picture.jpg): people who do not see it rely on that. A purely decorative "
        'image may be written as <img src="picture.jpg" alt="">.',
    ),
    "markup-too-deep": (
        "The text nests too deeply to be rendered.",
        "Look for many repeated >, - or brackets; use fewer levels of lists and quotations.",
    ),
}
