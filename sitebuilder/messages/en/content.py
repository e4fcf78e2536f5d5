"""Problems of the content model: code to (what is wrong, what to write)."""

CONTENT: dict[str, tuple[str, str]] = {
    "unknown-key": (
        "There is no key “{key}” here.",
        "{remedy}",
    ),
    "foreign-key": (
        "There is no key “{key}” here; it is one of another program.",
        "{remedy}",
    ),
    "needless-key": (
        "The key “{key}” is not needed here; it is one of another program.",
        "Delete the line.",
    ),
    "renamed-key": (
        "“{key}” has been renamed: it is now “{name}”.",
        "Write “{name}:” in place of “{key}:”; what follows it stays as it is.",
    ),
    "missing-key": (
        "The key “{key}” ({meaning}) is missing.",
        "Add a line `{key}: value`.",
    ),
    "empty-value": (
        "There is nothing after “{key}”.",
        "Write a value; delete the line while it is unknown.",
    ),
    "wrong-type": (
        "“{key}” should be {expected}; it is “{found}”.",
        "{remedy}",
    ),
    "bad-date": (
        "“{found}” is not a date for “{key}”.",
        "Write a date like 2026-03-01{suggestion}.",
    ),
    "bad-time": (
        "“{found}” is not a moment for “{key}”.",
        "Write a moment like 2026-03-01 08:30{suggestion}.",
    ),
    "bad-number": (
        "“{key}” should be a number; it is “{found}”.",
        "{remedy}",
    ),
    "note-not-taken": (
        "There is no place to show “{note}”, which stands beside “{key}”.",
        "Write the amount alone, and the rest into one of the texts, for example notes.",
    ),
    "number-range": (
        "{found} is out of range for “{key}”.",
        "Write a number of {range}.",
    ),
    "bad-choice": (
        "“{key}” cannot be “{found}”.",
        "Choose from: {choices}.",
    ),
    "bad-url": (
        "“{found}” is not an address for “{key}”.",
        "Write a whole address that begins with https:// or http://.",
    ),
    "bad-slug": (
        "“{found}” of “{key}” cannot stand in an address.",
        "Use lower-case letters, digits and hyphens, for example fire-safety.",
    ),
    "bad-site-path": (
        "“{key}” has “{found}”, which cannot be a path of this site: {reason}.",
        "{remedy}",
    ),
    "bad-root-file": (
        "“{key}” has “{found}”, which cannot be the name of a verification file.",
        "Write the name that you were given: no folder, and at its end .txt, .html, .xml or .json.",
    ),
    "verification-active": (
        "The content of a verification file has scripts or other elements of web pages.",
        "Write the content that you were given, mostly a line of letters and digits.",
    ),
    "bad-link": (
        "The address “{found}” of “{key}” cannot be used.",
        "Write a path of this site that begins with one /, such as /courses/; or a full address that begins "
        "with https://, http://, mailto: or tel:, without blanks and backslashes.",
    ),
    "bad-path": (
        "“{found}” is not a path for “{key}”.",
        "Write a path relative to this file, with /, that stays in the site folder.",
    ),
    "bad-reference": (
        "“{found}” of “{key}” is not {kind}.",
        "Write the id (file name without extension), or the relative path, of {kind}.",
    ),
    "dead-reference": (
        "“{found}” of “{key}” does not exist ({kind}).",
        "{remedy}",
    ),
    "missing-file": (
        "There is no file “{found}”.",
        "Put it into {where}, and check the case of its name.",
    ),
    "attachment-type": (
        "Files of the type of “{found}” are not published.",
        "Use an office document, PDF, picture, archive, text, sound or film, for example a zip; or "
        "add the ending to attachment_types in site.yaml.",
    ),
    "attachment-refused": (
        "“{found}” cannot be published: {type} files run in browsers, on servers or computers.",
        "Save it as PDF, or link a zip of it; show an SVG drawing as a picture. Have no .{type} "
        "within the name either.",
    ),
    "attachment-content": (
        "“{found}” is not what its name says: it holds a web page or a program.",
        "Open it with the program that made it and save it in the right format.",
    ),
    "attachment-too-large": (
        "The attachment “{found}” is too large: {size}, at most {limit}.",
        "Compress or divide it; or write a larger attachment_limit_mb in site.yaml.",
    ),
    "bad-attachment-type": (
        "attachment_types cannot have “{found}”.",
        "Write the ending alone, in small letters and without a dot: dwg. Web pages, programs and "
        "SVG are never attachments.",
    ),
    "remote-media": (
        "“{target}” would be loaded from another site, which every visitor's browser would then ask.",
        "Put the file beside the text and write its name; or write a link: [text](address). With "
        "remote_media: link in site.yaml all of them become links.",
    ),
    "media-data": (
        "The picture itself is written in the text (data:), which pages cannot have.",
        "Save it as a file beside the text and write its name.",
    ),
    "dead-link": (
        "The link “{target}” leads nowhere.",
        "{remedy}",
    ),
    "dead-anchor": (
        "The link “{target}” leads to a heading “{anchor}” that is not there.",
        "{remedy}",
    ),
    "link-local-file": (
        "“{target}” is a file on your own computer or network: nobody else can open it.",
        "Copy it beside this file and write its name, for example [form](form.docx).",
    ),
    "link-without-scheme": (
        "The link “{target}” looks like a web address but lacks https://, so it leads nowhere.",
        "Write the whole address: https://{target}. For a file of this site write its name.",
    ),
    "id-of-page": (
        "The id “{id}” belongs to the page itself: no heading or other element can have it too.",
        "Write another one, for example {{#{id}-2}}, in the links to it as well.",
    ),
    "id-twice": (
        "The id “{id}” is used twice in this file: links cannot tell which is meant.",
        "Give one of them another id, for example {{#{id}-2}}, and change the links to it.",
    ),
    "link-outside": (
        "The link “{target}” leads out of the site folder.",
        "Copy the file beside this one and link to it.",
    ),
    "link-to-draft": (
        "The link “{target}” leads to a draft, or to something not published yet.",
        "Link to it once it is published, or publish it first.",
    ),
    "link-to-sample": (
        "The link {target} leads to a sample, or to where nothing else is: a release leaves it out.",
        "Remove the link, or link to something real. If that is real by now, remove its sample: yes.",
    ),
    "reference-to-draft": (
        "{key} names {found} ({kind}), which is a draft or not published yet.",
        "Publish that first, or name it when it is published.",
    ),
    "reference-to-sample": (
        "{key} names {found} ({kind}), a sample, which a release leaves out.",
        "Remove it, or name something real. If that is real by now, remove its sample: yes.",
    ),
    "release-example": (
        "base_url {found} is an address for examples, or of this machine: visitors cannot open it.",
        "Write the real address of the site, beginning with https://. Without one there is no release yet.",
    ),
    "release-missing": (
        "There is no {part} ({meaning}) in {key}.",
        "Write {part} below {key}: in site.yaml. "
        "To publish without it, name it below release: as in waived: [{part}].",
    ),
    "release-placeholder": (
        "{part} ({meaning}) is {found}, which only holds its place.",
        "Write what is true. Not known yet: remove the line, and name {part} in waived below release:.",
    ),
    "review-missing": (
        "The signature of {round} is missing.",
        "Whoever is in charge of it reads it, then runs: python build.py sign {path} --round {key}",
    ),
    "review-changed": (
        "{name} signed {round} on {time}, and the content has changed since.",
        "{name} reads it again, then runs: python build.py sign {path} --round {key}",
    ),
    "review-same-person": (
        "{round} and {other} were both signed by {name}, but nobody may sign two rounds.",
        "Let somebody else sign {round}: python build.py sign {path} --round {key}",
    ),
    "review-order": (
        "{name} signed {round} ({time}) before {other}: not in their order.",
        "Sign {round} again after {other}: python build.py sign {path} --round {key}",
    ),
    "review-rule-empty": (
        "This rule of approval is for nothing.",
        "Write columns: or kinds: as in kinds: [course, competition].",
    ),
    "sign-no-document": (
        "This is no file of the site's content, and cannot be signed.",
        "Give the path of a file in content/, as content/news/2026/opening.md.",
    ),
    "sign-name": (
        "{found} cannot be the name of who signs.",
        "Give the real name by --name, in at most {most} letters.",
    ),
    "sign-not-needed": (
        "This content needs no {round}.",
        "What review: in site.yaml asks for is {needed}. Choose one of these.",
    ),
    "sign-too-early": (
        "{round} cannot be signed yet: {other} is missing, or the content has changed since.",
        "First sign {other}: python build.py sign {path} --round {key}",
    ),
    "sign-clock": (
        "It is {now}, which is before {other} ({time}): {round} cannot be signed.",
        "Check the clock of this computer, or what --now says.",
    ),
    "sign-unwritable": (
        "The file is written in so special a way that it is not certain that nothing else would change.",
        "Write review: plainly (a line each, indented by two, without & and *) or remove it, and sign again.",
    ),
    "sign-changed-meanwhile": (
        "Another program changed the file just when the signature was to be written. It is not signed.",
        "Save it in your editor, look at what has changed, and sign again.",
    ),
    "news-stale": (
        "The newest article is of {date}, {days} days ago. The release goes on.",
        "Write news when there is any. stale_news_days below release: says after how many days this is told.",
    ),
    "news-none": (
        "There is no article at all. The release goes on.",
        "Write the first one, or remove columns from site.yaml that are not used yet.",
    ),
    "output-foreign": (
        "“{path}” in the output folder was not made by this program, so it is left alone.",
        "Move it elsewhere; if it may go, build once more with --adopt.",
    ),
    "duplicate-id": (
        "The id “{id}” stands twice; the other is at {other}.",
        "Choose different ids.",
    ),
    "end-before-start": (
        "“{end_key}” ({end}) {order} “{start_key}” ({start}).",
        "Check both dates.",
    ),
    "bad-lesson-times": (
        "“{key}” says from when to when a lesson goes; here it is “{found}”.",
        "Write it as 19:00—21:00, the second time later.",
    ),
    "lessons-none": (
        "Written so, the session has no lesson.",
        "Check start, end, weekdays and days_off.",
    ),
    "lessons-too-many": (
        "Written so, the session has more than five hundred lessons.",
        "Check the years of start and end.",
    ),
    "lesson-outside-session": (
        "This day is before start or after end.",
        "Mend the date, or start and end.",
    ),
    "day-off-without-lesson": (
        "There is no lesson on this day anyway.",
        "Check the date, or remove it.",
    ),
    "moved-nowhere": (
        "moved_from is {found}, the same as the start: nothing shows that it was moved.",
        "Write the former date as moved_from and the new one as start, or remove moved_from.",
    ),
    "enrolled-above-capacity": (
        "{enrolled} are enrolled, more than the capacity of {capacity}.",
        "Mend enrolled or capacity.",
    ),
    "repost-needs-source": (
        "A repost or link needs “{key}”.",
        "With origin: {origin} write {key} ({meaning}).",
    ),
    "repost-full-text": (
        "The full text of others needs permission.",
        "Write a summary and source_url; with permission write origin: authorised and permission_ref.",
    ),
    "synonym-missing": (
        "Nothing is said for “{word}”.",
        "Write also: with what people say, or leave the item out.",
    ),
    "synonym-unsearchable": (
        "“{found}” has nothing that can be searched for.",
        "Write letters or digits.",
    ),
    "synonym-twice": (
        "“{found}” stands twice with “{word}”.",
        "Delete one of them.",
    ),
    "column-unknown": (
        "There is no column “{found}”.",
        "{remedy}",
    ),
    "trade-unknown": (
        "There is no trade “{found}”.",
        "Choose from: {choices}. Trades are listed in site.yaml.",
    ),
    "date-in-future": (
        "The date {found} is in the future, and there is no publish_at.",
        "Mend the date, or write publish_at: {found}.",
    ),
    "updated-before-published": (
        "The correction of {found} is before the publication of {date}.",
        "Check both dates.",
    ),
    "change-not-dated": (
        "{changed} of “{name}” changed, and updated did not: those who have the calendar may not see it.",
        "Write when it was changed: updated: {moment}.",
    ),
    "session-vanished": (
        "The published session “{name}” is gone: those who have it in their calendars see no reason.",
        "Put it back, with cancelled: yes if it is off or moved_from if it was moved; keep its id and file.",
    ),
    "session-undated": (
        "The start of the session “{name}” is gone: it vanishes from calendars without a reason.",
        "If it was moved, write moved_from: {start}; if it is off, put the start back with cancelled: yes.",
    ),
    "stage-vanished": (
        "The published “{name}” is gone: those who have it in their calendars see no reason.",
        "Put it back and change its date, not its name or file; if nothing takes place, cancelled: yes.",
    ),
    "year-folder": (
        "The article lies in the folder of {folder}, but is dated {date}.",
        "Move it to content/news/{year}/, or mend the date.",
    ),
    "host-unknown": (
        "The base_url “{found}” cannot be the address of a site: {reason}.",
        "Write a whole address, for example https://www.example.org/.",
    ),
    "page-language": (
        "Pages are in Chinese only, so language cannot be “{found}”.",
        "Write language: zh-CN, or remove the line. The language of these messages is chosen by --lang.",
    ),
    "timezone-unknown": (
        "There is no time zone “{found}”.",
        "Write for example Asia/Shanghai.",
    ),
}
