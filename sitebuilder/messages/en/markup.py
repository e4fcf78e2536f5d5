"""Problems of the text itself (Markdown and HTML): code to (what is wrong, what to write)."""

MARKUP: dict[str, tuple[str, str]] = {
    "attribute-removed": (
        "“{attribute}” is not allowed in “{removed}”: it alone was removed, and the rest is shown.",
        "Delete “{attribute}” alone. Colours, sizes and centring are the site's; to set off words, write "
        "**a** or ==a==.",
    ),
    "html-removed": (
        "“{removed}” is not allowed on a page and was removed.",
        "Delete it. Colours, sizes and centring are the site's. To set off words, write **a** or ==a==; "
        "to show it to readers, write `{removed}`.",
    ),
    "link-scheme": (
        "“{target}” is no link for a web page; it was removed, and its text kept.",
        "Write a URL that begins with https://, a file of this site, an e-mail address or a telephone "
        "number; without any of them, write only the text.",
    ),
    "link-empty": (
        "This link has no target and leads nowhere.",
        "Write the URL or the file name in the parentheses, for example [form](form.docx); "
        "or delete the brackets.",
    ),
    "link-blank": (
        "There is a space or a Chinese comma in the URL “{target}”, so it leads nowhere.",
        "Delete it, or copy the URL from the browser again; for two URLs write two links.",
    ),
    "footnote-missing": (
        "The footnote [^{label}] has no text.",
        "Write it as a paragraph at the end: [^{label}]: the text; or delete [^{label}].",
    ),
    "footnote-unused": (
        "Nothing refers to the footnote [^{label}]; it is shown last.",
        "Write [^{label}] where it belongs in the text, or delete the note.",
    ),
    "footnote-twice": (
        "The footnote [^{label}] is defined twice; both texts were merged into one note.",
        "Give one of them another label, in the text too.",
    ),
    "abbreviation-unused": (
        "This line only explains the abbreviation “{label}” as “{title}”: it is neither shown nor used.",
        "To show it write {label}: {title}; otherwise delete the line.",
    ),
    "reference-missing": (
        "The link [{text}][{label}] has no address; it is shown as text.",
        "Write [{text}](address), or a paragraph at the end: [{label}]: address.",
    ),
    "reference-unused": (
        "This line only defines “{target}” as the URL of “{label}”: it is neither shown nor referred to.",
        "To show it write [{label}](address); otherwise delete the line.",
    ),
    "no-alt-text": (
        "The image “{target}” has no alternative text.",
        "Describe in the square brackets what it shows, for example ![A trainee at the "
        "lathe](picture.jpg): people who cannot see it rely on that. A purely decorative "
        'image may be written as <img src="picture.jpg" alt="">.',
    ),
    "picture-size": (
        "A picture can't have the width or height “{found}”; it is shown in its usual size.",
        "Write pixels, for example ![Workshop](workshop.jpg){{width=300}}, or delete it.",
    ),
    "alt-text-is-name": (
        "The alternative text “{found}” is only the name of a file or a number.",
        "Write what the picture shows, for example ![A welding lesson](picture.jpg).",
    ),
    "merge-conflict": (
        "This line ({marker}) is left over from a merge: the conflict between two versions is unresolved.",
        "Keep the right text; delete the lines <<<<<<<, ======= and >>>>>>> and the other text.",
    ),
    "fence-open": (
        "A code block begins with {fence} here and never ends: all text after it is code.",
        "Write {fence} on a line of its own after the code.",
    ),
    "foreign-tag": (
        "“{tag}” is a tag of another site generator; it is shown as text here.",
        "Write Markdown: a link as [words](file.md), a picture as ![words](picture.jpg), "
        "``` around code, a box as !!! note above lines that are indented by four spaces.",
    ),
    "bold-blanks": (
        "There are spaces between “{words}” and its stars, so that the stars are shown.",
        "For bold delete the spaces: **{words}**; to show stars write a backslash before each: \\*.",
    ),
    "bold-underscores": (
        "The underscores around “{words}” stand in a word: they are shown, and make nothing bold.",
        "For bold write **{words}**; to show the underscores, change nothing.",
    ),
    "bold-open": (
        "The other half of ** is missing, so that the stars are shown.",
        "For bold write ** before and after “{words}” without spaces; "
        "to show stars write a backslash before each: \\*.",
    ),
    "comment-open": (
        "No --> follows “<!--”; the comment does not end, and is shown like other text.",
        "Write what is not published as <!-- remark -->; to show the signs write `<!--`.",
    ),
    "formula": (
        "Formulas are not typeset; “{formula}” is shown as text.",
        "Insert a picture, ![what it says](formula.png), or write plain signs: x², ½, ×, ≤.",
    ),
    "blank-table": (
        "These lines are aligned as a table by spaces; a page does not keep them, and the columns are lost.",
        "Write a table: cells between |, such as | Name | Trade |, and | --- | --- | as the second line.",
    ),
    "bold-uneven": (
        "“{words}” has three stars on one side and two on the other; the one left over is shown.",
        "For bold, write two stars on either side; to show a star, put a backslash before it: \\*.",
    ),
    "break-typed": (
        "“\\n” stands for a line break in programs; here it is shown as it is, and breaks no line.",
        "Replace each \\n with a line break; to write about the sign itself, put it between backticks.",
    ),
    "code-bare": (
        "These lines look like a program without ``` around them; indents and some signs are not kept.",
        "Write a line of ``` before and after them; a name such as ```c may follow the first.",
    ),
    "link-split": (
        "This link is on two lines, which breaks it.",
        "Write it on one line without a space: {right}",
    ),
    "link-open": (
        "A closing bracket of this link is missing; it is shown as text.",
        "Add the bracket: {right}",
    ),
    "link-swapped": (
        "The square and round brackets of this link are swapped; it is shown as text.",
        "Put the words into square brackets and the address into round ones: {right}",
    ),
    "inline-note": (
        "“^[…]” is no footnote here; it is shown as text.",
        "Write [^{label}] here and, as a paragraph at the end: [^{label}]: {note}",
    ),
    "citation-left": (
        "“{found}” is the mark of a source, copied along with an answer of a chat program; it leads nowhere.",
        "Remove it; to name the source, write a link, [name of the source](address), or a footnote, [^1].",
    ),
    "drawn-table": (
        "This drawn table has merged cells; it is shown as drawn, which is hard to read on phones.",
        "Write a table with | between the cells; to merge cells, import it from Word or write HTML.",
    ),
    "indented-prose": (
        "This is indented by four spaces or a tab; it is shown as without them (paragraph, table, picture).",
        "Nothing needs the indentation; put a line of ``` before and after code.",
    ),
    "markdown-in-html": (
        "This line stands within an HTML tag, so its Markdown is shown as text: {line}",
        "Leave a blank line between tag and text, or remove the tag; in a cell write <strong>…</strong>.",
    ),
    "markup-too-deep": (
        "The text is nested too deeply to be rendered.",
        "Look for repeated >, - or brackets; use fewer levels of lists and quotations.",
    ),
    "markup-too-tangled": (
        "The markup here is too tangled to be rendered: many brackets, quotes or tags are not closed.",
        "From here on, check that every [, (, <, quotation mark and other mark is closed; split a long "
        "paragraph with blank lines.",
    ),
    "markup-too-large": (
        "One link target, abbreviation or HTML tag is repeated so often that the page would be too large.",
        "Shorten long URLs and explanations, split the text into several files, close HTML tags.",
    ),
    "markup-table-too-large": (
        "The table is too large: it has too many cells.",
        "Split it into smaller tables, or attach it as a file; each row needs as many cells as the header.",
    ),
    "markup-abbreviations": (
        "Too many abbreviations, or one is too long: a text may have 1000 of 100 characters each.",
        "Delete those that are not needed, and spell out long ones in the text.",
    ),
}
