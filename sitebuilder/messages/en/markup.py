"""Problems of the text itself (Markdown and HTML): code to (what is wrong, what to write)."""

MARKUP: dict[str, tuple[str, str]] = {
    "html-removed": (
        "“{removed}” is not allowed on a page and was removed.",
        "Write it in Markdown instead, or delete it.",
    ),
    "link-empty": (
        "This link has no address and leads nowhere.",
        "Write the address or the file's name in the round brackets, for example [form](form.docx); "
        "or delete the brackets.",
    ),
    "link-blank": (
        "There is a blank or a Chinese comma in the address “{target}”, so it leads nowhere.",
        "Delete it, or copy the address from the browser again; write two links for two addresses.",
    ),
    "footnote-missing": (
        "The footnote [^{label}] has no text.",
        "Write it as a paragraph at the end: [^{label}]: the text; or delete [^{label}].",
    ),
    "footnote-unused": (
        "Nothing refers to the footnote [^{label}]; it stands last.",
        "Write [^{label}] where it belongs in the text, or delete the note.",
    ),
    "footnote-twice": (
        "The footnote [^{label}] is written twice; both texts became one note.",
        "Give one of them another label, in the text too.",
    ),
    "reference-missing": (
        "The link [{text}][{label}] has no address; it is shown as text.",
        "Write [{text}](address), or a paragraph at the end: [{label}]: address.",
    ),
    "reference-unused": (
        "This line only defines “{target}” as the address of “{label}”: it is not shown, nor referred to.",
        "To show it write [{label}](address); otherwise delete the line.",
    ),
    "no-alt-text": (
        "The image “{target}” has no alternative text.",
        "Say in the square brackets what it shows, for example ![A trainee at the "
        "lathe](picture.jpg): people who do not see it rely on that. A purely decorative "
        'image may be written as <img src="picture.jpg" alt="">.',
    ),
    "merge-conflict": (
        "This line ({marker}) was left by a merge: nobody has chosen between the two versions.",
        "Keep the text that is right; delete the lines <<<<<<<, ======= and >>>>>>> and the other text.",
    ),
    "fence-open": (
        "Code begins with {fence} here and never ends: all text after it is code.",
        "Write {fence} on a line of its own after the code.",
    ),
    "foreign-tag": (
        "“{tag}” is a tag of another site generator; it is shown as text here.",
        "Write Markdown: a link as [words](file.md), a picture as ![words](picture.jpg), ``` around code.",
    ),
    "indented-prose": (
        "This paragraph is indented by four blanks or a tab; it is shown as an ordinary paragraph.",
        "No blanks are needed before a paragraph; put a line of ``` before and after code.",
    ),
    "markup-too-deep": (
        "The text nests too deeply to be rendered.",
        "Look for many repeated >, - or brackets; use fewer levels of lists and quotations.",
    ),
    "markup-too-tangled": (
        "The signs here are too tangled to be rendered: many brackets, quotation marks or tags stay open.",
        "From here on, see that every [, (, <, quotation mark and other sign has its partner; divide a long "
        "paragraph by blank lines.",
    ),
    "markup-too-large": (
        "One link target, abbreviation or HTML tag is repeated so often that the page would be too large.",
        "Shorten long addresses and explanations, divide the text into several files, close HTML tags.",
    ),
    "markup-table-too-large": (
        "The table is too large: it has too many cells.",
        "Divide it into smaller tables, or attach it as a file; each row needs as many cells as the head.",
    ),
    "markup-abbreviations": (
        "There are too many abbreviations, or one is too long: a text may have 1000 of 100 characters each.",
        "Delete those that are not needed, and write out a long one in the text.",
    ),
}
