"""Problems of files, of YAML as a language, and of templates: code to (what is wrong, what to write)."""

FILES: dict[str, tuple[str, str]] = {
    "no-site-file": (
        "There is no site.yaml in this folder, so it is not a site folder.",
        "Give a site folder with -C, or create site.yaml in this one.",
    ),
    "site-file-name": (
        "The settings of a site are in site.yaml; here they are called {found}.",
        "Rename it to site.yaml, in lower case and without .txt at the end.",
    ),
    "file-empty": (
        "The file is empty.",
        "Write something, or delete the file.",
    ),
    "file-too-large": (
        "The file is too large: {size}, at most {limit}.",
        "Check whether a picture or attachment was saved as text; split a long text, shrink a picture.",
    ),
    "file-too-complex": (
        "Processing this file takes too much time and was not completed.",
        "Check whether something is repeated thousands of times; split a file that really is that long.",
    ),
    "file-binary": (
        "This is not a text file.",
        "Save it as UTF-8 text; convert a Word file first.",
    ),
    "file-not-utf8": (
        "The file is not valid UTF-8 from here on.",
        "Save it as UTF-8.",
    ),
    "file-gbk": (
        "The file is in GBK (ANSI), not in UTF-8.",
        "Save it again as UTF-8.",
    ),
    "text-garbled": (
        "From “{words}” on the text is garbled: it was opened in another encoding, then saved.",
        "Copy it again from where it came; if these characters are meant, change nothing.",
    ),
    "text-turned": (
        "This line has an unseen mark ({mark}) that turns what follows around: pages show another order.",
        "Delete the line and type it again as pages should show it; do not copy it.",
    ),
    "file-unreadable": (
        "The file cannot be read: {reason}.",
        "Check its permissions, and whether another program is using it.",
    ),
    "preview-bug": (
        "The preview was not updated because of a bug ({kind}); the pages shown are older.",
        "Please give {log} to the maintainers. Undo your last change and save: the preview builds again.",
    ),
    "preview-watching": (
        "The system no longer reports changes ({reason}); the preview polls for them, more slowly.",
        "Keep working. If a change does not appear after a few seconds, press Ctrl+C and restart.",
    ),
    "symlink-outside": (
        "This symbolic link leads out of the site folder.",
        "Remove the link and copy the file itself into the site folder.",
    ),
    "file-special": (
        "This is not a regular file but a pipe, device or the like; it was not opened.",
        "Delete it and put a regular file in its place.",
    ),
    "file-name": (
        "The name of this file or folder contains control characters or is not UTF-8.",
        "Rename it; use letters, digits and hyphens.",
    ),
    "symlink-hidden": (
        "This symbolic link leads to a file or folder whose name begins with a dot; it may contain secrets.",
        "Delete the link; if the file is meant to be published, copy it next to the text.",
    ),
    "symlink-dangling": (
        "The target of this symbolic link does not exist.",
        "Delete the link and copy the file itself here.",
    ),
    "symlink-folder": (
        "This symbolic link leads to a folder, whose files are not published.",
        "Delete the link and copy the folder itself here.",
    ),
    "unknown-file": (
        "It is unclear where this file of content/ belongs on the site.",
        "{remedy}",
    ),
    "file-passed-over": (
        "This file looks like content, but {reason}, so it is not published.",
        "{remedy}",
    ),
    "document-copied": (
        "By its name this file is a copy of “{original}”, and it has the same title: both are published.",
        "Keep the one that is right, and delete the other or move it out of content/; else change the title.",
    ),
    "files-unlinked": (
        "{count} files of content/ are not used by any document and are not published: {names}.",
        "Show or link to those that belong on the site; keep or delete the others.",
    ),
    "yaml-syntax": (
        "The YAML cannot be parsed from here on.",
        "Check this line and the one above: a space after each colon and hyphen, indentation by spaces, "
        "quotes and brackets in pairs; put values with special characters into quotes.",
    ),
    "yaml-tab": (
        "This line begins with a tab.",
        "Use spaces: usually two to indent, one after a hyphen.",
    ),
    "yaml-wide-blank": (
        "This line is indented with a full-width space.",
        "Indent with half-width spaces (usually two).",
    ),
    "yaml-wide-colon": (
        "A half-width colon belongs here, not a full-width one or another sign.",
        "Write a half-width colon and a space: {right}",
    ),
    "yaml-blank-wide": (
        "This space is a full-width one, or was copied from a web page.",
        "Write an ordinary space: {right}",
    ),
    "yaml-wide-block": (
        "This sign, which begins a text of several lines, is a full-width one; the lines would become one.",
        "Write the half-width sign and leave the lines below indented: {right}",
    ),
    "yaml-colon-blank": (
        "A space is missing after the colon.",
        "Write a space after it: {right}",
    ),
    "yaml-wide-comma": (
        "A half-width comma belongs here, not a full-width mark (，).",
        "Write a half-width comma: {right}",
    ),
    "yaml-wide-quote": (
        "These are Chinese quotation marks, which do not protect a colon or hash inside them.",
        "Write half-width quotes around it: {right}",
    ),
    "yaml-wide-bracket": (
        "This is a full-width bracket.",
        "Write half-width brackets: {right}",
    ),
    "yaml-wide-hyphen": (
        "A list item must begin with a half-width hyphen (-).",
        "Write a half-width hyphen and a space: {right}",
    ),
    "yaml-hyphen-blank": (
        "A space is missing after the hyphen.",
        "Write a space after it: {right}",
    ),
    "yaml-colon": (
        "A colon followed by a space within a value starts another key.",
        "Put the whole value into quotes: {right}. Or write a full-width colon (：).",
    ),
    "yaml-second-key": (
        "This line has two keys; the second begins here.",
        "Begin a new line, aligned with the first key: {right}",
    ),
    "yaml-item-on-line": (
        "The first item of a list cannot follow `key:` on its line.",
        "Begin a new line, indented by two spaces, and write one item on each: {right}",
    ),
    "yaml-remark": (
        "A comment begins with a half-width `#`; this one does not.",
        "Write: {right}",
    ),
    "yaml-code-fence": (
        "This line marks code, which is not wanted here.",
        "Remove this line, and the one at the end that is like it.",
    ),
    "yaml-next-item": (
        "“{key}” is repeated in this item.",
        "If the next item begins here, write: {right}, align its lines with that key, and begin the item "
        "above with `- ` too; otherwise delete the line.",
    ),
    "yaml-hyphen-each": (
        "These lines are one item; only the first of them has a hyphen.",
        "Replace the hyphen of this line by a space, aligned with the key above: {right}",
    ),
    "yaml-comma-missing": (
        "A comma is missing before this, within brackets or braces.",
        "Separate the values by commas: add one after the value before.",
    ),
    "yaml-comma-in-braces": (
        "In braces a comma ends a value, so “{found}” is taken for another key.",
        "If it belongs to the value before, put that in quotation marks: {right}.",
    ),
    "yaml-block-indent": (
        "The text below “{key}|” is not indented.",
        "Indent each of its lines by two spaces, to its end.",
    ),
    "yaml-list-at-top": (
        "This file is a list, without its name above.",
        "Put this line above the list, at the margin: {right}",
    ),
    "yaml-backslash": (
        "A backslash has a special meaning in double quotation marks, which makes no sense here.",
        "Use half-width single ones: {right}",
    ),
    "yaml-colon-missing": (
        "This line lacks a half-width colon, as in `key: value`.",
        "Write `key: value` with a space after the colon{suggestion}; indent the line by two spaces if it "
        "continues the value above.",
    ),
    "yaml-block-words": (
        "No words may stand after “{sign}”: the text begins on the next line.",
        "Move these words to the next line, aligned with those below; of this line only leave: {right}",
    ),
    "yaml-indent": (
        "The indentation does not line up.",
        "Lines of the same level begin in the same column; those of the next level two spaces further.",
    ),
    "yaml-quote": (
        "This quotation mark is not closed.",
        "Write the same half-width mark at the end of the value: {right}",
    ),
    "yaml-mark-at-end": (
        "There is punctuation after the closing quotation mark or bracket, which ends the value.",
        "Remove the punctuation at the end of the line: {right}",
    ),
    "yaml-after-quote": (
        "There is text after the closing quotation mark.",
        "Put the whole value into the other kind of quotes: {right}",
    ),
    "yaml-quoted-number": (
        "There is text after the closing quotation mark; numbers, dates and times need no quotes.",
        "Remove the quotes: {right}",
    ),
    "yaml-bracket": (
        "The bracket that opens here is not closed.",
        "Check that [ ] or {{ }} are in pairs, with half-width commas between the items.",
    ),
    "yaml-after-bracket": (
        "A value that begins with a bracket is a list, and nothing may follow it.",
        "Put the whole value into quotes: {right}",
    ),
    "yaml-hash": (
        "A # after a space starts a comment: the rest of the line would be lost.",
        "Put the whole value into quotes: {right}; or leave out the #.",
    ),
    "yaml-comment": (
        "“# {found}” is treated as a comment and appears on no page.",
        "To show it, put the whole value into quotes; put a comment on a line of its own, after a #.",
    ),
    "yaml-heading": (
        "“{found}” is treated as a comment and appears on no page.",
        "For headings, put a | after the colon of the key (such as “syllabus: |”) and indent the lines below "
        "by two spaces; begin a comment with a single #.",
    ),
    "yaml-alias-unknown": (
        "A value that begins with * is treated as a reference.",
        "Put it into quotes: {right}",
    ),
    "yaml-picture": (
        "Only the name of the picture's file belongs here, not `![description](file)`.",
        "Write: {right}",
    ),
    "yaml-special-character": (
        "A value cannot begin with this character.",
        "Delete the character, or, to show it, put the value into quotes: {right}",
    ),
    "yaml-control-character": (
        "There is an invisible control character here.",
        "Delete it; it often comes with text pasted from other programs.",
    ),
    "yaml-line-character": (
        "There is an invisible line break here, as in text pasted from Word, WeChat or web pages.",
        "Put the cursor here, delete it, and check the line.",
    ),
    "yaml-fence": (
        "This line consists of dashes, but not of three half-width hyphens at its beginning.",
        "The front matter begins and ends with a line of exactly ---.",
    ),
    "yaml-two-documents": (
        "The content ends at --- or ... (on this line or above), but there is more after it.",
        "Remove the line --- or ...: this file contains only `key: value` pairs.",
    ),
    "yaml-duplicate-key": (
        "The key “{key}” is used twice, first in line {line}.",
        "Keep one of them.",
    ),
    "yaml-alias-too-large": (
        "The aliases (&, *) expand to too much.",
        "Write the values out instead.",
    ),
    "yaml-too-deep": (
        "This is nested too deeply.",
        "Use fewer levels.",
    ),
    "yaml-not-a-mapping": (
        "`key: value` is expected here.",
        "Write one pair per line, for example title: A title.",
    ),
    "front-matter-missing": (
        "The front matter between lines of --- is missing.",
        "Begin with a line of ---, then title: …, then a line of ---, then the text.",
    ),
    "front-matter-late": (
        "There is text before the front matter between the lines `---`.",
        "Move it below the front matter, so that the first line is `---`.",
    ),
    "front-matter-empty": (
        "The front matter is empty: there is nothing between the two lines of ---.",
        "Write title: … and the other keys between them; if one --- is too many, remove its line.",
    ),
    "front-matter-second": (
        "A second front matter begins here, within the text, which would stand on the page as it is.",
        "If another article was pasted here, move it to a file of its own; if both are this one's, keep one, "
        "at the top. To show how a front matter is written, put lines of ``` around it.",
    ),
    "front-matter-foreign": (
        "This is the front matter of another program: TOML between +++, or JSON in {{ }}.",
        "Write one key a line between two lines of ---, without equals signs and commas, for example {right}",
    ),
    "front-matter-fence": (
        "There are words after `---`: {found}.",
        "A line of three hyphens stands alone: move the words to the next line.",
    ),
    "front-matter-open": (
        "The front matter is not closed.",
        "Write --- on the line after its last key.",
    ),
    "template-syntax": (
        "The template is not valid: {detail}.",
        "Correct this line of the template.",
    ),
    "template-failed": (
        "The template fails here: {detail}.",
        "Check the names in this line: only those of {view} can be used.",
    ),
    "template-missing": (
        "There is no template “{template}”.",
        "Create it in templates/, or correct the name.",
    ),
    "js-no-module": (
        "The script imports {target}, which does not exist.",
        "Check the path in quotes: it starts at the folder of this file, with ./.",
    ),
    "js-no-export": (
        "The script imports {name} from {target}, which does not export it.",
        "Check the name; in that file its declaration needs export, which exports one name only.",
    ),
    "js-circle": (
        "The script imports {target}, which imports this script.",
        "Move what both use into a third file.",
    ),
    "js-module-form": (
        "This syntax cannot be bundled: {found}.",
        'Write import {{ name }} from "./file.js"; or export before a declaration.',
    ),
    "js-syntax": (
        "The script is not valid: {detail}.",
        "Check this line and the one above: brackets and quotes in pairs, no missing or extra commas.",
    ),
    "css-syntax": (
        "The stylesheet is not valid: {detail}.",
        "Correct this line.",
    ),
    "css-import": (
        "A stylesheet cannot import another one: {found}.",
        "Delete the line: all stylesheets of assets/css/ are bundled automatically.",
    ),
    "css-url": (
        "“{target}” in the stylesheet leads nowhere on the site.",
        "{remedy}",
    ),
    "svg-conflict": (
        "The file of this SVG picture contains markers of an unresolved merge (<<<<<<<): it cannot be shown.",
        "Use the right one of the two versions, or delete the markers and the other text in an editor.",
    ),
    "picture-broken": (
        "The picture cannot be read ({reason}): it is damaged or not a picture.",
        "Open it in an image viewer and save it as JPEG or PNG; if it does not open, use another copy.",
    ),
    "picture-format": (
        "Pictures in the format {found} cannot be shown on web pages.",
        "Save (export) it as JPEG and use that.",
    ),
    "picture-too-large": (
        "The picture's file is too large: {size}, at most {limit}.",
        "Make it smaller first: 3,000 pixels on the longer side are enough.",
    ),
    "picture-too-many-pixels": (
        "The picture has too many pixels: more than {limit} × 10,000.",
        "Make it smaller first: 3,000 pixels on the longer side are enough.",
    ),
    "picture-too-long": (
        "The picture is too long: at most {limit} pixels per side, and {height} in height as shown.",
        "Cut it into several pictures.",
    ),
    "picture-too-complex": (
        "Opening the picture would take too much time or memory.",
        "Open it in an image viewer, save it as a plain JPEG or PNG and use that.",
    ),
    "picture-moving-too-long": (
        "The animation has {frames} frames (at most {limit}), or too large ones.",
        "Use fewer frames or a smaller size; for something longer use a video.",
    ),
    "picture-moving-too-large": (
        "The animation is too large: {size}, at most {limit}.",
        "Use fewer frames or a smaller size; for something longer use a video.",
    ),
    "svg-without-size": (
        "This SVG drawing has no size.",
        "Export it again as SVG with its width and height, or with a viewBox.",
    ),
    "svg-too-large": (
        "The SVG drawing is too large: a side of more than {limit} pixels.",
        "Make the canvas smaller and export it again; a smaller SVG is just as sharp.",
    ),
    "svg-too-much": (
        "The SVG drawing is too complex: too large, too many or too deeply nested elements, or recursive.",
        "Simplify it and export it again, or save it as PNG and use that.",
    ),
    "svg-cleaned": (
        "“{removed}” in the SVG drawing runs programs or loads from other sites; it was removed.",
        "Check whether the drawing still looks right; if not, save it as PNG and use that.",
    ),
    "compressed-name-taken": (
        "There is a file “{path}.gz” or “{path}.br”: servers would send it as this one, compressed.",
        "Give one of them another name.",
    ),
    "output-not-as-built": (
        "“{path}” is not as it was built.",
        "Build the site again, then deploy.",
    ),
    "share-character": (
        "The font of share pictures lacks “{character}”, so there is no share picture here.",
        "The page itself is not affected. To get one, use other characters or set share_image in site.yaml.",
    ),
    "redirect-circle": (
        "Redirects form a loop and reach no page: “{path}” leads to “{target}”, see {other}.",
        "Set “to” to a page that exists.",
    ),
    "address-shortened": (
        "“{name}” is too long for a URL, so it was shortened to “{address}”.",
        "{remedy}",
    ),
    "address-too-long": (
        "The URL “{found}” is too long.",
        "Use fewer nested folders, or shorter names.",
    ),
    "file-name-twins": (
        "Two files in a folder have names that look the same, “{found}” and “{other}”: only the encoding of "
        "their letters differs.",
        "Delete one of them, or rename it.",
    ),
    "output-collision": (
        "Two outputs have the address “{path}”; the other is {other}.",
        "{remedy}",
    ),
    "names-meet": (
        "The {kind} “{name}” and “{other_name}” ({other}) have the same address, {path}.",
        "If they mean the same, write “{other_name}” everywhere; otherwise give them slugs under {key}: in "
        'site.yaml, such as - {{name: "{name}", slug: another}}.',
    ),
    "no-content": (
        "The content folder is missing or empty.",
        "Check whether it was moved or renamed, or restore it from a backup. No page was removed.",
    ),
    "removes-too-much": (
        "This would remove {removed} of {whole} content pages.",
        "Check whether files in content were deleted, moved or made drafts by mistake. "
        "If this is intended, add --allow-removals (with make: make ARGS=--allow-removals).",
    ),
    "output-is-file": (
        "There is a file where the output folder should be.",
        "Move it away, or choose another output folder with --output.",
    ),
    "output-link": (
        "The output folder is a symbolic link to a folder that does not exist.",
        "Delete the link, or create the folder to which it points.",
    ),
    "output-is-kept": (
        "The output folder may not be here: the site would mix with important files (.git, .cache…).",
        "Choose a separate output folder, such as --output public.",
    ),
    "adopt-link": (
        "The output folder is a symbolic link: --adopt does not touch the files of others in its target.",
        "Give the folder itself with --output, or move those files away first.",
    ),
    "output-disturbed": (
        "While files were written, another program changed or removed files in the output folder.",
        "Stop that program (another make clean, a synchronised drive) and build again.",
    ),
    "output-unfinished": (
        "After an interruption this file could not be restored ({reason}).",
        "Check the disk and build again: everything is restored first and then written.",
    ),
    "diff-no-git": (
        "Git is not installed, so revisions cannot be compared.",
        "Install Git, or compare two output folders.",
    ),
    "git-owner": (
        "The folder “{folder}” belongs to another user, so Git does not read it.",
        "Run this as its owner, or make it your own. If it can be trusted, first run "
        "git config --global --add safe.directory {argument}",
    ),
    "git-damaged": (
        "The Git repository in “{folder}” cannot be read; it is probably damaged ({reason}).",
        "Make a copy of the folder, clone the repository again, and copy what was not committed into it; "
        "git fsck tells what is damaged. If it is .git/index alone, remove it and run git reset.",
    ),
    "diff-no-repository": (
        "The site folder is not in a Git repository, so revisions cannot be compared.",
        "Give a site folder in a repository with -C, or compare two output folders.",
    ),
    "diff-no-revision": (
        "“{found}” is neither an output folder nor a Git revision.",
        "Give an output folder, or a commit, branch or tag such as main or HEAD~1; "
        "if the clone is shallow, fetch the full history first.",
    ),
    "diff-git": (
        "Not all files of this revision could be read from Git.",
        "Check the repository with git fsck; in a partial clone fetch the missing objects first.",
    ),
    "worker-killed": (
        "A worker process was killed by the system or by somebody ({signal}), usually for lack of memory.",
        'Close some programs and build again, or add --jobs 1 (with make: ARGS="--jobs 1").',
    ),
    "cache-unwritable": (
        "The cache cannot be written: {reason}. The site is built anyway, but from scratch each time.",
        "Check permissions and free disk space; a read-only folder may stay as it is.",
    ),
    "cache-key-unsafe": (
        "The cache's key cannot be trusted: it or its folder is a link, belongs to or may be read or written "
        "by others; or it lies in the site's folder. The site is built anyway, but without a cache.",
        "Delete its folder, sitebuilder, and a new one is created; if your home folder is the site's folder, "
        "move the site into a folder of its own; on a CI machine set SITEBUILDER_CACHE_KEY instead.",
    ),
    "cache-key-short": (
        "This environment variable is too short for a cache key. The site is built without a cache.",
        "Set it to at least 32 random characters, as printed by openssl rand -hex 32.",
    ),
    "output-is-source": (
        "The output folder cannot be the site folder or be inside content, templates or assets.",
        "Choose another one, for example --output public.",
    ),
}
