"""Problems of files, of YAML as a language, and of templates: code to (what is wrong, what to write)."""

FILES: dict[str, tuple[str, str]] = {
    "no-site-file": (
        "There is no site.yaml in this folder, so it is not a site folder.",
        "Name a site folder with -C, or make site.yaml in this one.",
    ),
    "file-empty": (
        "The file is empty.",
        "Write something, or delete the file.",
    ),
    "file-too-large": (
        "The file is too large: {size}, at most {limit}.",
        "See whether a picture or an attachment was saved as text; split a long text, shrink a picture.",
    ),
    "file-binary": (
        "This is not a text file.",
        "Save it as UTF-8 text; convert a Word file first.",
    ),
    "file-not-utf8": (
        "The file is not UTF-8 from here on.",
        "Save it as UTF-8.",
    ),
    "file-gbk": (
        "The file is in GBK (ANSI), not in UTF-8.",
        "Save it again as UTF-8.",
    ),
    "file-unreadable": (
        "The file cannot be read: {reason}.",
        "See whether another program holds it and whether it may be read.",
    ),
    "preview-bug": (
        "The preview was not updated: an error in the program ({kind}); the pages shown are older.",
        "Please give {log} to the maintainers. Undo your last change and save: the preview builds again.",
    ),
    "preview-watching": (
        "The system tells of no changes any more ({reason}); the preview looks by itself, more slowly.",
        "Go on writing. If a change is not shown after some seconds, press Ctrl+C and start again.",
    ),
    "symlink-outside": (
        "This link leads out of the site folder.",
        "Remove the link and copy the file itself into the site folder.",
    ),
    "file-special": (
        "This is no regular file but a pipe, a device or the like; it was not opened.",
        "Delete it and put a regular file in its place.",
    ),
    "file-name": (
        "The name of this file or folder holds control characters or is not UTF-8.",
        "Rename it; use letters, digits and hyphens.",
    ),
    "symlink-hidden": (
        "This link leads to a file or folder whose name begins with a dot, which may hold secrets.",
        "Delete the link; copy a file that is meant to be published beside the text.",
    ),
    "symlink-dangling": (
        "The file that this link leads to does not exist.",
        "Delete the link and copy the file itself here.",
    ),
    "symlink-folder": (
        "This link leads to a folder, whose files are not published.",
        "Delete the link and copy the folder itself here.",
    ),
    "unknown-file": (
        "Nothing says where this file of content/ belongs on the site.",
        "{remedy}",
    ),
    "files-unlinked": (
        "{count} files of content/ are not used by any document and are not published: {names}.",
        "Show or link those that belong on the site; others may stay or be deleted.",
    ),
    "yaml-syntax": (
        "From here on this cannot be understood.",
        "Check this line and the one above: a space after each colon and hyphen, indentation by spaces, "
        "quotes and brackets in pairs; put values with unusual signs into quotes.",
    ),
    "yaml-tab": (
        "This line is indented with a tab.",
        "Indent with spaces (usually two).",
    ),
    "yaml-wide-blank": (
        "This line is indented with a full-width space.",
        "Indent with half-width spaces (usually two).",
    ),
    "yaml-wide-colon": (
        "This colon is a full-width one (：).",
        "Write a half-width colon and a space: {right}",
    ),
    "yaml-blank-wide": (
        "The blank here is a full-width one, or was copied from a web page.",
        "Put an ordinary blank there: {right}",
    ),
    "yaml-colon-blank": (
        "A space is missing after the colon.",
        "Write a space after it: {right}",
    ),
    "yaml-wide-comma": (
        "This comma is a full-width one (，).",
        "Write a half-width comma: {right}",
    ),
    "yaml-wide-quote": (
        "These are Chinese quotation marks, which do not protect the colon or hash in them.",
        "Write half-width quotes around it: {right}",
    ),
    "yaml-wide-bracket": (
        "This closing bracket is a full-width one.",
        "Write half-width brackets: {right}",
    ),
    "yaml-wide-hyphen": (
        "An item of a list begins with a half-width hyphen (-); this one does not.",
        "Write a half-width hyphen and a space: {right}",
    ),
    "yaml-hyphen-blank": (
        "A space is missing after the hyphen.",
        "Write a space after it: {right}",
    ),
    "yaml-colon": (
        "A colon and a space within a value begin another key.",
        "Put the whole value into quotes: {right}. Or write a full-width colon (：).",
    ),
    "yaml-colon-missing": (
        "This line has no half-width colon as in `key: value`.",
        "Write `key: value` with a space after the colon; indent the line by two spaces if it goes on with "
        "the value above.",
    ),
    "yaml-indent": (
        "The indentation does not line up.",
        "Lines of one level begin in the same column; those of the next, two spaces further.",
    ),
    "yaml-quote": (
        "The quotation mark that stands here is not closed.",
        "Write the same half-width mark at the end of the value: {right}",
    ),
    "yaml-mark-at-end": (
        "A mark stands behind the closing quotation mark, which ends the value.",
        "Remove the mark at the end of the line: {right}",
    ),
    "yaml-after-quote": (
        "There is text behind the closing quotation mark.",
        "Put the whole value into the other kind of quotes: {right}",
    ),
    "yaml-bracket": (
        "The bracket that opens here is not complete.",
        "Check that [ ] or {{ }} are in pairs, with half-width commas between the items.",
    ),
    "yaml-after-bracket": (
        "A value that begins with a bracket is a list, behind which nothing may stand.",
        "Put the whole value into quotes: {right}",
    ),
    "yaml-hash": (
        "A # behind a space begins a comment: it and what follows would be lost.",
        "Put the whole value into quotes: {right}; or remove the space before the #.",
    ),
    "yaml-comment": (
        "“# {found}” is taken for a comment, and no page has it.",
        "Put the whole value into quotes to show it; a comment stands on a line of its own, behind a #.",
    ),
    "yaml-alias-unknown": (
        "A value that begins with * is taken for a reference.",
        "Put it into quotes: {right}",
    ),
    "yaml-special-character": (
        "A value cannot begin with this character.",
        "Put it into quotes: {right}",
    ),
    "yaml-control-character": (
        "There is an invisible control character here.",
        "Delete it; it often comes with text pasted from other programs.",
    ),
    "yaml-line-character": (
        "There is an invisible line end here, as it comes with text pasted from Word, WeChat or web pages.",
        "Put the cursor here, delete it, and check the line.",
    ),
    "yaml-fence": (
        "This line has dashes only, but not three half-width hyphens.",
        "The front matter begins and ends with a line of exactly ---.",
    ),
    "yaml-two-documents": (
        "The content ends at the line --- or ... above, and there is more behind it.",
        "Remove that line: this file has nothing but `key: value`.",
    ),
    "yaml-duplicate-key": (
        "The key “{key}” stands twice, first in line {line}.",
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
        "There should be `key: value` here.",
        "Write one pair a line, for example title: A title.",
    ),
    "front-matter-missing": (
        "The front matter between lines of --- is missing.",
        "Begin with a line of ---, then title: …, then a line of ---, then the text.",
    ),
    "front-matter-open": (
        "The front matter does not end.",
        "Write --- in the line after its last key.",
    ),
    "template-syntax": (
        "The template is not valid: {detail}.",
        "Mend this line of the template.",
    ),
    "template-failed": (
        "The template fails here: {detail}.",
        "Look at the names in this line: only those of {view} can be used.",
    ),
    "template-missing": (
        "There is no template “{template}”.",
        "Make it in templates/, or mend the name.",
    ),
    "js-no-module": (
        "The script imports {target}, which does not exist.",
        "Check the path in quotes: it starts at the folder of this file, with ./.",
    ),
    "js-circle": (
        "The script imports {target}, which imports this script.",
        "Put what both use into a third file.",
    ),
    "js-module-form": (
        "This form cannot be bundled: {found}.",
        'Write import {{ name }} from "./file.js"; or export before a declaration.',
    ),
    "js-syntax": (
        "The script does not parse: {detail}.",
        "Check this line and the one above: brackets and quotes in pairs, no comma missing or too many.",
    ),
    "css-syntax": (
        "The stylesheet is not valid: {detail}.",
        "Mend this line.",
    ),
    "css-import": (
        "A stylesheet cannot import another one: {found}.",
        "Delete the line: all stylesheets of assets/css/ become one by themselves.",
    ),
    "css-url": (
        "“{target}” in the stylesheet leads nowhere on the site.",
        "{remedy}",
    ),
    "picture-broken": (
        "The picture cannot be read ({reason}): it is damaged, or no picture.",
        "Open it in an image viewer and save it as JPEG or PNG; if it does not open, use another copy.",
    ),
    "picture-format": (
        "Pictures in the format {found} cannot be shown on web pages.",
        "Save (export) it as JPEG and use that.",
    ),
    "picture-too-large": (
        "The picture's file is too large: {size}, at most {limit}.",
        "Make it smaller first: 3,000 pixels on the longer side are plenty.",
    ),
    "picture-too-many-pixels": (
        "The picture has too many pixels: more than {limit} times 10,000.",
        "Make it smaller first: 3,000 pixels on the longer side are plenty.",
    ),
    "picture-too-long": (
        "The picture is too long: at most {limit} pixels a side, and {height} in height as it is shown.",
        "Cut it into several pictures.",
    ),
    "picture-too-complex": (
        "The picture is built so that opening it takes too much time or memory.",
        "Open it in an image viewer, save it as a plain JPEG or PNG and use that.",
    ),
    "picture-moving-too-long": (
        "The moving picture has {frames} frames (at most {limit}), or too large ones.",
        "Use fewer frames or a smaller size; for something longer use a film.",
    ),
    "picture-moving-too-large": (
        "The moving picture is too large: {size}, at most {limit}.",
        "Use fewer frames or a smaller size; for something longer use a film.",
    ),
    "svg-without-size": (
        "This SVG drawing does not say how large it is.",
        "Export it again as SVG with its width and height, or with a viewBox.",
    ),
    "svg-too-large": (
        "The SVG drawing is too large: a side of more than {limit} pixels.",
        "Make the canvas smaller and export it again; a smaller SVG is as sharp.",
    ),
    "svg-too-much": (
        "The SVG drawing is too complex: too large, too many or too deep elements, or it refers to itself.",
        "Simplify it and export it again, or save it as PNG and use that.",
    ),
    "svg-cleaned": (
        "“{removed}” in the SVG drawing runs programs or leads to other sites; it was taken out.",
        "See whether the drawing is still whole; if not, save it as PNG and use that.",
    ),
    "compressed-name-taken": (
        "A file is called “{path}.gz” or “{path}.br”: servers would send it as this file, compressed.",
        "Give one of them another name.",
    ),
    "output-not-as-built": (
        "“{path}” is not as it was built.",
        "Build the site again, then deploy.",
    ),
    "share-character": (
        "The font of share pictures does not have “{character}”: none is made here.",
        "The page itself is not affected. For one write another character, or give site.yaml a share_image.",
    ),
    "redirect-circle": (
        "Redirects go round in a circle and reach no page: “{path}” leads to “{target}”, see {other}.",
        "Let “to” be a page that is there.",
    ),
    "address-shortened": (
        "“{name}” is too long for an address, which has become “{address}”.",
        "{remedy}",
    ),
    "address-too-long": (
        "The address “{found}” is too long.",
        "Use fewer folders in each other, or give them shorter names.",
    ),
    "file-name-twins": (
        "Two files of a folder have names that look the same, “{found}” and “{other}”: only the encoding of "
        "their letters differs.",
        "Delete one of them, or rename it.",
    ),
    "output-collision": (
        "Two contents want the address “{path}”; the other is {other}.",
        "{remedy}",
    ),
    "names-meet": (
        "The {kind} “{name}” and “{other_name}” ({other}) have one address, {path}.",
        "If they mean the same, write “{other_name}” everywhere; else give them slugs under {key}: in "
        'site.yaml, such as - {{name: "{name}", slug: another}}.',
    ),
    "no-content": (
        "The content folder is gone, or there is no content in it.",
        "See whether it was moved or renamed; put it back from a backup. No page was removed.",
    ),
    "removes-too-much": (
        "This would remove {removed} of {whole} pages of content.",
        "See whether files in content were deleted, moved or made drafts by mistake. "
        "If it is meant, add --allow-removals.",
    ),
    "output-is-file": (
        "There is a file in the place of the output folder.",
        "Move it away, or choose another output folder with --output.",
    ),
    "output-is-kept": (
        "The output folder may not be here: the site would get among files that matter (.git, .cache…).",
        "Choose an output folder of its own, such as --output public.",
    ),
    "adopt-link": (
        "The output folder is a link: --adopt leaves alone what others have put where it leads.",
        "Name the folder itself with --output, or move those files away first.",
    ),
    "output-disturbed": (
        "While files were written, another program changed or removed files in the output folder.",
        "Stop that program (another make clean, a synchronised drive), and build again.",
    ),
    "output-unfinished": (
        "After an interruption this file could not be put back as it was ({reason}).",
        "Check the disk and build again: everything is put back first, and then written.",
    ),
    "diff-no-git": (
        "There is no git program, so revisions cannot be compared.",
        "Install Git, or compare two output folders.",
    ),
    "diff-no-repository": (
        "The site folder is not in a Git repository, so revisions cannot be compared.",
        "Name a site folder in a repository with -C, or compare two output folders.",
    ),
    "diff-no-revision": (
        "“{found}” is neither an output folder nor a revision in Git.",
        "Write a folder that was built, or a commit, branch or tag such as main or HEAD~1; "
        "fetch the whole history first where the clone is shallow.",
    ),
    "diff-git": (
        "The files of this revision could not all be read from Git.",
        "Check the repository with git fsck; in a partial clone fetch what is missing first.",
    ),
    "worker-killed": (
        "A process at work was ended by the system or by somebody ({signal}), most often for want of memory.",
        "Close some programs and build again, or add --jobs 1.",
    ),
    "cache-unwritable": (
        "The cache cannot be written: {reason}. The site is built all the same, but read anew each time.",
        "See whether this may be written and the disk is full; a folder that is read-only may stay so.",
    ),
    "cache-key-unsafe": (
        "The cache's key cannot be trusted: it is a link, belongs to or may be read or written by others, or "
        "lies in the site's folder. The site is built all the same, but without a cache.",
        "Remove this file and another one is made; on a machine for CI set SITEBUILDER_CACHE_KEY instead.",
    ),
    "cache-key-short": (
        "This environment variable is too short for a key of the cache. The site is built without a cache.",
        "Give it 32 characters or more that nobody can guess, as openssl rand -hex 32 prints them.",
    ),
    "output-is-source": (
        "The output folder cannot be the site folder, nor lie in content, templates or assets.",
        "Choose another one, for example --output public.",
    ),
}
