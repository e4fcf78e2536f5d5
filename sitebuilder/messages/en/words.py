"""Words within the sentences of problems, in English."""

WORDS: dict[str, str] = {
    "type-bool": "yes or no",
    "type-mapping": "a mapping of keys",
    "type-scalar": "one value",
    "type-list": "a list",
    "type-text": "a text",
    "type-number": "a number",
    "type-whole-number": "a whole number",
    "fix-blog-folder": "Give the folder of the blog: for Hugo it contains content/, for Hexo source/_posts/.",
    "fix-blog-export": "Export all content in WordPress (Tools, Export) and give the XML file.",
    "fix-bool": "Write yes or no.",
    "fix-span": "Write two lines: `{key}: {first}` and, aligned below it, `{end_key}: {last}`.",
    "fix-span-of-days": (
        "; write days in a row as 2026-10-01~2026-10-07 with nothing behind them; one span has at most "
        "{most} days, so divide a longer one"
    ),
    "fix-wide-address": "; colons, slashes and dots must be half-width: {right}",
    "fix-key-item": "Write each item below `{list}` as - {{{right}}}, with the keys that are needed.",
    "fix-weekday": ". {day} is another day of the week ({weekday}): find out which of both is right",
    "fix-today": "; write out which day today is",
    "fix-no-day": "; where no day is known and none is needed, delete the line",
    "fix-no-year": "; the year is missing",
    "fix-titled-file": (
        "If a title stands before the colon, write: - {{file: {file}, title: {title}}}; "
        "if all of it is the name of the file: - {{file: {whole}, title: {stem}}}."
    ),
    "fix-key-or-text": (
        "Use one of these: {choices}; if it is text of the key above, indent the line by two spaces; "
        "if neither, delete the line."
    ),
    "fix-address-in-text": "; here only: {right}",
    "fix-scheme": ", such as https://{found}",
    "name-hidden": "its name, or that of its folder, begins with a dot, which hides it",
    "name-backup": "by its name it is a backup, of which the original is not there",
    "fix-hidden": "To publish it, rename it without the dot; else move it out of the folder content.",
    "fix-backup": "To publish it, rename it to end in .md or .yaml; else move it out of the folder content.",
    "fix-span-lessons": (
        "Write one day, for example `{key}: {first}`. If all lessons have these hours, add "
        "`lesson_times: {times}` aligned below it."
    ),
    "fix-span-one": "Write one day, such as `{key}: {first}`.",
    "fix-mapping": "Write `key: value` pairs, indented, in the lines below `{key}:`, such as {right}.",
    "fix-item": "Write each item below `{key}` as - {{{right}}}, with the keys that are needed.",
    "fix-item-or-line": "Write each item below `{key}` as - {{{right}}}, or on one line: {short}",
    "fix-joined": "Write it on one line: {key}: {joined}",
    "fix-one": "There can be only one: choose, and write it like {key}: {first}.",
    "fix-scalar": "Write one value after `{key}:`, not a list.",
    "fix-list": "Write one item per line below `{key}:`, each after `- `.",
    "fix-number": "Write digits, for example {example}.",
    "fix-number-of-unit": (
        "Write digits, counting in {unit}, for example {example}; without an exact number, delete the line."
    ),
    "fix-number-or-none": "Write digits, for example {example}; without an exact number, delete the line.",
    "fix-fee": (
        "Write an amount in yuan, for example 380.50, or free; put conditions into the note (fee_note of a "
        "course, notes of a credential), and delete the line if nothing is settled."
    ),
    "fix-in-quotes": "A value that begins with a bracket is a list: put it into quotes, {key}: {right}",
    "fix-in-quotes-or-joined": (
        "A value that begins with a bracket is a list, but one value is wanted. Write several as "
        "{key}: {joined}; if the brackets are part of the value, put it in quotation marks: {key}: {right}"
    ),
    "fix-text": "Write `{key}: |` and the text, indented, in the lines below.",
    "fix-key-nearest": "Did you mean “{nearest}”? Known keys: {choices}.",
    "fix-key": "Use one of the known keys, or delete the line: {choices}.",
    "fix-key-below": "It belongs to “{nearest}”: write it below `{nearest}:`, indented by two spaces.",
    "fix-foreign": "Here it is called “{name}”: write “{name}:” with a value as described in the handbook.",
    "fix-foreign-twice": (
        "Here it is called “{name}”, which another line has: delete this line; a right value belongs there."
    ),
    "fix-foreign-draft": "“{name}: yes” prevents publication; to publish it, delete the line.",
    "fix-not-there": "Check the spelling; if it does not exist, create it first or delete this.",
    "fix-reference": "Write the ID (file name without extension) or the relative path of {kind}.",
    "fix-reference-any": (
        "Write its folder and ID (file name without extension), such as courses/fire-safety or "
        "news/2026/opening, or the relative path of its file, such as other.md."
    ),
    "fix-title": "“{found}” is its title; write its ID (file name without extension): {nearest}.",
    "fix-nearest": "The nearest is “{nearest}”.",
    "fix-no-anchor": "The target page has no headings: remove # and what follows.",
    "css-bracket": "“{found}” has no counterpart",
    "css-mark": "“{found}” is a full-width sign; use the ordinary one",
    "css-colour": "“{found}” is not a colour (# takes 3, 4, 6 or 8 digits and letters from a to f)",
    "fix-css-file": (
        "Write the path of a file of assets/ (not in css/, js/ or icons/) relative to the folder of this "
        "stylesheet, like url(../images/ground.svg)."
    ),
    "fix-css-remote": (
        "Pages load from no other host: put the file into assets/images/ and write url(../images/name)."
    ),
    "fix-css-root": (
        "Do not begin with /: write the path relative to the folder of this stylesheet, like "
        "url(../images/ground.svg)."
    ),
    "fix-column": "Choose from: {choices}. Columns are listed in site.yaml.",
    "fix-no-column": "site.yaml lists no columns yet: add columns: with a slug, name and description.",
    "fix-collision": "Rename one of the files, or give one of them another slug.",
    "fix-collision-file": "Rename one of the files, and write the new name where it is used.",
    "fix-collision-slug": "Write another slug in site.yaml, one that is not in use.",
    "fix-collision-old": "Delete this line, or write an address that is not in use (A and a are the same).",
    "fix-collision-root": "Check the name that you were given; the site itself uses this one.",
    "path-empty": "a part of it is empty",
    "fix-path-empty": "Write the path from the home page, such as /old-page/; not just /, and no // in it.",
    "path-dots": "a part of it is . or ..",
    "fix-path-dots": "Write the full path from the home page, such as /old-page/, without . and .. .",
    "path-host": "it has a host, so it is on another site",
    "fix-path-host": "Write only the path after the host: /old-page/, not https://www.example.org/old-page/.",
    "path-query": "it has a ? or a #",
    "fix-path-query": "Remove ? or # and what follows it.",
    "path-encoding": "a percent sign is not followed by a valid code",
    "fix-path-encoding": "Write the characters themselves, without percent signs.",
    "path-backslash": "it has a backslash",
    "fix-path-backslash": "Put / between the parts, as in /old-page/.",
    "path-colon": "it has a colon",
    "fix-path-colon": "Write a path of this site only, such as /old-page/; no https:, no drive, no colon.",
    "path-unseen": "it has an invisible character",
    "fix-path-unseen": "Delete this character, which often comes with pasted text; ideally retype the path.",
    "path-sign": 'it has a character such as < > " | ? *',
    "fix-path-sign": "Remove this character; names of files and folders cannot contain it.",
    "path-wide": "it has a full-width slash or full stop",
    "fix-path-wide": "Write half-width / and ., as in /old-page/.",
    "path-hidden": "a part of it begins with a dot, so it is hidden",
    "fix-path-hidden": "Remove the dot; files of the web server cannot be changed like this.",
    "path-edge": "a part of it begins with a space, or ends with a space or a full stop",
    "fix-path-edge": "Remove this space or full stop.",
    "path-device": "it is a name that Windows reserves (con, aux, nul and so on)",
    "fix-path-device": "Choose another name, for example with -1 after it.",
    "path-settings": "a web server reads its settings from a file with this name",
    "fix-path-settings": "Choose another name: the server would read it, and the whole site could fail.",
    "path-too-long": "it is too long",
    "fix-path-too-long": "Use at most 230 letters (75 Chinese characters) per part, and 1000 in total.",
    "fix-shorten-slug": "For a memorable URL set a slug; do not change it once it is published.",
    "fix-shorten-folder": "For a memorable URL rename the folder before it is published.",
    "fix-shorten-file": "For a memorable URL rename the file before it is published.",
    "fix-shorten-tag": "Choose a shorter tag, or give it a slug in tags of site.yaml.",
    "fix-shorten-trade": "Choose a shorter name, or list it with a slug in trades of site.yaml.",
    "disk-missing": "there is no such file or folder",
    "disk-loop": "the symbolic links form a loop",
    "disk-name-too-long": "the name is too long",
    "disk-name": "the disk does not accept the name",
    "disk-denied": "permission denied",
    "disk-read-only": "the disk is read-only",
    "disk-no-folder": "a file stands where a folder should",
    "disk-is-folder": "a folder stands where a file should",
    "disk-in-the-way": "another file is in the way",
    "disk-special": "it is no regular file",
    "disk-damaged": "the disk failed, or a network drive is gone",
    "disk-full": "the disk is full",
    "disk-quota": "the disk quota is used up",
    "disk-file-limit": "the file is too large",
    "disk-other-device": "it is on another disk",
    "disk-busy": "another program uses it",
    "disk-open-files": "too many files are open",
    "disk-memory": "there is not enough memory",
    "own-page": "a page that the site generates itself",
    "base-url-query": "it must not have a ? or a #",
    "base-url-user": "it must not have a user name",
    "base-url-host": "its host or port is not valid",
    "base-url-file": "it ends with the name of a page, such as index.html; end it at the / before that",
    "base-url-path": "its path must not have empty parts, . or ..",
    "name-tags": "tag",
    "name-trades": "trade",
    "order-before": "is before",
    "order-same": "is no later than",
    "fix-text-file": "It begins as an article: rename the file so that it ends in .md in place of .txt.",
    "fix-ending-md": "It begins as an article: rename the file so that it ends in .md.",
    "fix-ending-yaml": "It begins as the documents of this folder do: rename it so that it ends in .yaml.",
    "fix-txt": "Notepad has added .txt to the name: rename the file to remove it.",
    "fix-file-missing": "Put it into {where}, and check upper and lower case in its name.",
    "fix-file-elsewhere": "“{near}” has this name; if you mean it, write /{near}.",
    "fix-file-near": "There is “{near}”: if that is meant, write exactly this name, case and extension.",
    "fix-file-signs": "It is there, but # and % mean something else in a link: write {right}, or rename it.",
    "fix-file-folder": "This is a folder: link to a file in it, or to a zip archive of it.",
    "fix-file-lock": "A name with ~$ is a temporary file of Office: add the file itself, and write its name.",
    "fix-ending": "The name must end in .md (articles, pages) or .yaml (all others), in lower case.",
    "fix-folder-of-yaml": (
        "This folder has no .md files: give it the ending .yaml if it is a course or the like; move an "
        "article to content/news/YEAR/, and a page to content/pages/."
    ),
    "fix-folder-of-md": (
        "This folder has no .yaml files: give it the ending .md if it is an article or a page; move "
        "courses and others to their folders, such as content/courses/."
    ),
    "fix-wide-dot": "Write an ordinary full stop before the extension, such as notice.md.",
    "fix-own-folder": (
        "An article with a folder of its own is index.md: rename it. A folder holds a single article; "
        "move others into the folder of the year."
    ),
    "fix-folder-case": "Write the folder's name in lower case, for example content/news/.",
    "fix-yml": "Rename it from .yml to .yaml.",
    "fix-no-such-day": "; month {month} has no day {day}",
    "fix-colon": ": {right}",
    "fix-earlier": "There are too many of these: correct the first ones.",
    "fix-none": "There is nothing to refer to yet: create it first, or delete this line.",
    "none": "none",
    "was-published": "Published",
    "was-rolled-back": "Rolled back",
    "see-list": "see deploy --list",
    "found-mapping": "a mapping",
    "found-sequence": "a list",
}
