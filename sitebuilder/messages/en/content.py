"""Problems of the content model: code to (what is wrong, what to write)."""

CONTENT: dict[str, tuple[str, str]] = {
    "unknown-key": (
        "There is no key “{key}” here.",
        "{remedy}",
    ),
    "chinese-key": (
        "This key is written “{name}”, followed by a half-width colon and a space.",
        "Write: {right}",
    ),
    "comma-at-end": (
        "“{key}” ends with “{mark}”, which the page would show.",
        "Lines end without it; write: {right}",
    ),
    "foreign-key": (
        "There is no key “{key}” here; it belongs to another program.",
        "{remedy}",
    ),
    "needless-key": (
        "The key “{key}” is not needed here; it belongs to another program.",
        "Delete the line.",
    ),
    "renamed-key": (
        "“{key}” has been renamed: it is now “{name}”.",
        "Write “{name}:” instead of “{key}:”; leave the value as it is.",
    ),
    "missing-key": (
        "The key “{key}” ({meaning}) is missing.",
        "Add a line `{key}: value`.",
    ),
    "key-commented": (
        "“{key}” ({meaning}) is missing: this line begins with # and is a comment.",
        "Remove the #: {right}",
    ),
    "empty-value": (
        "“{key}” has no value.",
        "Write a value, or delete the line while it is unknown, if it may be left out.",
    ),
    "placeholder-left": (
        "This was left to be filled in: {found}",
        "Fill it in; what nobody knows yet is deleted.",
    ),
    "value-is-sign": (
        "“{key}” is only “{found}”: is there nothing, or does nobody know yet?",
        "Write the value, or delete the line if it may be left out.",
    ),
    "markup-in-value": (
        "“{found}” in “{key}” is shown as it is written: the value is plain text.",
        "If it is not to be shown, write: {right}",
    ),
    "wrong-type": (
        "“{key}” should be {expected}; it is “{found}”.",
        "{remedy}",
    ),
    "bad-date": (
        "“{found}” is not a date for “{key}”, there is no such day, or its weekday is another.",
        "Write a date like 2026-03-01{suggestion}.",
    ),
    "bad-time": (
        "“{found}” is no date or time for “{key}”, there is no such day, or its weekday is another.",
        "Write it like 2026-03-01 or 2026-03-01 08:30{suggestion}.",
    ),
    "date-span": (
        "“{key}” takes one day or time; “{found}” are a first and a last one.",
        "{remedy}",
    ),
    "bad-number": (
        "“{key}” should be {expected}; it is “{found}”.",
        "{remedy}",
    ),
    "note-not-taken": (
        "The value of “{key}” has no room for “{note}”.",
        "Write only the amount here, and put the rest into one of the texts, for example notes.",
    ),
    "number-range": (
        "{found} is out of range for “{key}”.",
        "Write a number in the range {range}.",
    ),
    "bad-choice": (
        "“{key}” cannot be “{found}”.",
        "Choose from: {choices}.",
    ),
    "bad-url": (
        "“{found}” is not a URL for “{key}”.",
        "Write a full URL that begins with https:// or http://{suggestion}.",
    ),
    "bad-slug": (
        "“{key}” is “{found}”, which cannot be part of a URL.",
        "Use lower-case letters, digits and hyphens, for example fire-safety.",
    ),
    "bad-site-path": (
        "“{key}” is “{found}”, which cannot be a path of this site: {reason}.",
        "{remedy}",
    ),
    "bad-root-file": (
        "“{key}” is “{found}”, which cannot be the name of a verification file.",
        "Write the name that you were given, without a folder; it ends in .txt, .html, .xml or .json.",
    ),
    "verification-active": (
        "The content of a verification file contains scripts or other elements of web pages.",
        "Write the content that you were given, usually a line of letters and digits.",
    ),
    "bad-link": (
        "The URL “{found}” of “{key}” cannot be used.",
        "Write a path of this site that begins with one /, such as /courses/; or a full URL that begins "
        "with https://, http://, mailto: or tel:, without spaces or backslashes{suggestion}.",
    ),
    "bad-path": (
        "“{found}” is not a path for “{key}”.",
        "Put the file beside this one and write its name, such as photo.jpg, or a path relative to this file "
        "that stays inside the site folder.",
    ),
    "bad-reference": (
        "“{key}” names “{found}”, which is not {kind}.",
        "{remedy}",
    ),
    "dead-reference": (
        "“{key}” names “{found}”, which does not exist ({kind}).",
        "{remedy}",
    ),
    "missing-file": (
        "There is no file “{found}”.",
        "{remedy}",
    ),
    "attachment-type": (
        "Files of the type of “{found}” are not published.",
        "Use an office document, PDF, picture, archive, text, audio or video, for example a zip file; or "
        "add the extension to attachment_types in site.yaml.",
    ),
    "attachment-refused": (
        "“{found}” cannot be published: {type} files are executed by browsers, servers or computers.",
        "Save it as PDF, or link to a zip file of it; show an SVG drawing as a picture. Do not use .{type} "
        "within the name either.",
    ),
    "attachment-content": (
        "“{found}” is not what its name says: it contains a web page or a program.",
        "Open it with the program that created it and save it in the right format.",
    ),
    "attachment-conflict": (
        "“{found}” contains markers of an unresolved merge (<<<<<<<): visitors would get both versions.",
        "Open it in a text editor, keep the right text, and delete the markers and the other text.",
    ),
    "attachment-encoding": (
        "The text in “{found}” is not UTF-8 (probably GBK or ANSI): browsers show other characters.",
        "Save it as “UTF-8 with BOM”, which Excel reads too; a table may be published as xlsx instead.",
    ),
    "attachment-empty": (
        "The attachment “{found}” is empty.",
        "It was probably not saved or copied to the end: save or copy it again.",
    ),
    "attachment-too-large": (
        "The attachment “{found}” is too large: {size}, at most {limit}.",
        "Compress or split it, or raise attachment_limit_mb in site.yaml.",
    ),
    "bad-attachment-type": (
        "attachment_types cannot contain “{found}”.",
        "Write only the extension, in lower case and without a dot: dwg. Web pages, programs and "
        "SVG are never attachments.",
    ),
    "picture-is-document": (
        "“{target}” is no picture: in the place of one, nothing of it is shown.",
        "Make it a link, without the exclamation mark: [text]({target}); or save what it shows as a picture.",
    ),
    "remote-media": (
        "“{target}” would be loaded from another site, which every visitor's browser would then contact.",
        "Put the file next to the text and write its name, or write a link: [text](address). With "
        "remote_media: link in site.yaml all such media become links.",
    ),
    "media-data": (
        "The picture is embedded in the text (data:), which pages do not allow.",
        "Save it as a file next to the text and write its name.",
    ),
    "dead-link": (
        "The link “{target}” leads nowhere.",
        "{remedy}",
    ),
    "dead-anchor": (
        "The link “{target}” leads to a heading “{anchor}” that does not exist.",
        "{remedy}",
    ),
    "link-local-file": (
        "“{target}” is a file on your own computer or network: nobody else can open it.",
        "Copy it next to this file and write its name, for example [form](form.docx).",
    ),
    "link-own-computer": (
        "“{target}” is an address of your own computer (the preview), which visitors cannot open.",
        "Write the path of the page's source file, or {path}; leave it if it is meant for readers' own.",
    ),
    "link-own-network": (
        "“{target}” is an address of the office's own network, which visitors elsewhere cannot open.",
        "Copy a file beside this one and write its name; leave it if only people of the network need it.",
    ),
    "link-user-name": (
        "In “{target}”, “{name}” before the @ is no site: the link leads to {host}.",
        "Delete “{name}@”; if it has a password, everybody can read it, so change that first.",
    ),
    "link-look-alike": (
        "In the host of “{target}”, “{part}” has Greek or Cyrillic letters: it looks like another site.",
        "Type the host's name anew, as that site writes it.",
    ),
    "link-without-scheme": (
        "The link “{target}” looks like a web address but lacks https://, so it leads nowhere.",
        "Write the full URL: https://{target}. For a file of this site write its name.",
    ),
    "id-of-page": (
        "The ID “{id}” is used by the page itself: no heading or other element can have it too.",
        "Choose another one, for example {{#{id}-2}}, and change the links to it.",
    ),
    "id-twice": (
        "The ID “{id}” is used twice in this file, so links to it are ambiguous.",
        "Give one of them another ID, for example {{#{id}-2}}, and change the links to it.",
    ),
    "link-outside": (
        "The link “{target}” leads out of the site folder.",
        "Copy the file next to this one and link to the copy.",
    ),
    "named-link-unknown": (
        "No article has the file name “{name}”; only words are shown, without a link.",
        "Check the name, or write a link: [words](file.md). Is it elsewhere? Keep the words alone.",
    ),
    "named-link-several": (
        "More than one article has the file name “{name}”; only words are shown, without a link.",
        "Say which one is meant: {choices}",
    ),
    "link-to-draft": (
        "The link “{target}” leads to a draft or to something that is not published yet.",
        "Link to it once it is published, or publish it first.",
    ),
    "link-to-sample": (
        "The link {target} leads to a sample, or to a list of samples only: a release leaves it out.",
        "Remove the link, or link to something real. If the target is real by now, remove its sample: yes.",
    ),
    "reference-to-draft": (
        "{key} names {found} ({kind}), which is a draft or not published yet.",
        "Publish that first, or add the reference once it is published.",
    ),
    "reference-to-sample": (
        "{key} names {found} ({kind}), a sample, which a release leaves out.",
        "Remove it, or name something real. If it is real by now, remove its sample: yes.",
    ),
    "release-example": (
        "base_url {found} is an example, or an address of this machine: visitors cannot open it.",
        "Write the real URL of the site, beginning with https://. Without one no release is possible.",
    ),
    "release-missing": (
        "{key} has no {part} ({meaning}).",
        "Write {part} below {key}: in site.yaml. "
        "To publish without it, add it to waived below release: as in waived: [{part}].",
    ),
    "release-placeholder": (
        "{part} ({meaning}) is {found}, which is only a placeholder.",
        "Write the real value. If it is unknown, delete the line and add {part} to waived below release:.",
    ),
    "review-missing": (
        "The signature of {round} is missing.",
        "The person responsible reads it and then runs: .venv/bin/python build.py sign {path} --round {key}",
    ),
    "review-changed": (
        "{name} signed {round} on {time}, and the content has changed since.",
        "{name} reads it again and then runs: .venv/bin/python build.py sign {path} --round {key}",
    ),
    "review-same-person": (
        "{round} and {other} were both signed by {name}, but nobody may sign two rounds.",
        "Let somebody else sign {round}: .venv/bin/python build.py sign {path} --round {key}",
    ),
    "review-order": (
        "{name} signed {round} ({time}) before {other}, which is the wrong order.",
        "Sign {round} again after {other}: .venv/bin/python build.py sign {path} --round {key}",
    ),
    "review-future": (
        "{name} signed {round} on {time}, which has not come yet.",
        "The command writes the time. {name} reads it and signs again: "
        ".venv/bin/python build.py sign {path} --round {key}",
    ),
    "review-rule-empty": (
        "This approval rule applies to nothing.",
        "Add columns: or kinds: as in kinds: [course, competition].",
    ),
    "sign-no-document": (
        "This is not a document of the site's content, so it cannot be signed.",
        "Give the path of a file in content/, such as content/news/2026/opening.md.",
    ),
    "sign-name": (
        "{found} cannot be the name of a signer.",
        "Give the real name with --name, in at most {most} characters.",
    ),
    "sign-not-needed": (
        "This content does not need {round}.",
        "review: in site.yaml requires {needed}. Choose one of these.",
    ),
    "sign-too-early": (
        "{round} cannot be signed yet: {other} is missing, or the content has changed since.",
        "First sign {other}: .venv/bin/python build.py sign {path} --round {key}",
    ),
    "sign-clock": (
        "It is {now}, which is earlier than {other} ({time}): {round} cannot be signed.",
        "Check the clock of this computer, or the value of --now.",
    ),
    "sign-unwritable": (
        "The file uses syntax in which a signature cannot safely be inserted without changing anything else.",
        "Write its keys plainly, review: first (one a line, as title: Title; no ?, & or *), and sign again.",
    ),
    "sign-changed-meanwhile": (
        "Another program changed the file while the signature was being written. It is not signed.",
        "Save it in your editor, look at what has changed, and sign again.",
    ),
    "news-stale": (
        "The newest article is from {date}, {days} days ago. The release continues.",
        "Publish news when there is any. stale_news_days below release: sets the days until this warning.",
    ),
    "news-none": (
        "There are no articles at all. The release continues.",
        "Write the first one, or remove unused columns from site.yaml.",
    ),
    "output-foreign": (
        "“{path}” in the output folder was not created by this program, so it is left alone.",
        "Move it elsewhere; if it may be deleted, build again with --adopt (with make: make ARGS=--adopt).",
    ),
    "duplicate-id": (
        "The ID “{id}” is used twice; the other use is at {other}.",
        "Choose different IDs.",
    ),
    "session-ids-meet": (
        "File name and ID of the session make up “{name}”, as at {other}: to calendars both are one session.",
        "Change the ID of one of them, but not of one that was published.",
    ),
    "end-before-start": (
        "“{end_key}” ({end}) {order} “{start_key}” ({start}).",
        "Check both dates.",
    ),
    "bad-lesson-times": (
        "“{key}” should be the start and end of a lesson; it is “{found}”.",
        "Write it like 19:00—21:00, the later time second; for several in a day write timetable instead.",
    ),
    "lessons-none": (
        "With these values the session has no lessons.",
        "Check start, end, weekdays and days_off.",
    ),
    "lessons-too-many": (
        "With these values the session has more than five hundred lessons.",
        "Check the years of start and end.",
    ),
    "course-lessons-too-many": (
        "Up to this session, those of the course have more than {most} lessons in all.",
        "Check the years of start and end of each; sessions that ended long ago may be deleted.",
    ),
    "lesson-outside-session": (
        "This day is before the start or after the end of the session.",
        "Correct the date, or start and end.",
    ),
    "day-off-without-lesson": (
        "There is no lesson on this day anyway.",
        "Check the date, or remove it.",
    ),
    "identity-number": (
        "Here is the number of an identity card, which everybody could read.",
        "Delete it; if two people have one name, write only its first and last digits: {masked}.",
    ),
    "place-unknown": (
        "“{key}” is “{found}”, which looks like an ID, but there is no such {kind}: pages show it so.",
        "Write a place that people know; if the file of the {kind} was renamed, write the new one.",
    ),
    "lessons-at-night": (
        "lesson_times is {found}, which is at night.",
        "Write hours after noon as of 24, for example 14:00—17:00; leave it if it is meant.",
    ),
    "enrol-after-start": (
        "“{key}” ({opens}) is after the first day ({start}): people could enrol only after it.",
        "Check the year and the month of both; leave it if it is meant.",
    ),
    "enrol-after-end": (
        "“{key}” ({closes}) is half a year or more after the last day ({end}): it is long over by then.",
        "Check the year and the month of both; leave it if it is meant.",
    ),
    "phone-digits": (
        "The telephone number “{found}” has {count} digits, which nobody can call.",
        "Compare it: mobile ones have 11 digits, others 11 or 12 with the area code; foreign ones a +.",
    ),
    "mail-address": (
        "“{found}” is no mail address; pages show it as text, without a link.",
        "Write a single one, for example office@example.org, without spaces; or delete this line.",
    ),
    "filing-form": (
        "The filing number “{found}” does not look like one, for example {form}.",
        "Compare it with the notice of the filing; leave it if it is right.",
    ),
    "column-slug-taken": (
        "The slug of a column can't be “{found}”: the site itself uses this address (years, further pages).",
        "Write a word in English or pinyin, for example notices.",
    ),
    "moved-nowhere": (
        "moved_from is {found}, the same as the start, so nothing was moved.",
        "Write the original date as moved_from and the new one as start, or remove moved_from.",
    ),
    "enrolled-above-capacity": (
        "{enrolled} people are enrolled, more than the capacity of {capacity}.",
        "Correct enrolled or capacity.",
    ),
    "repost-needs-source": (
        "A repost or link requires “{key}”.",
        "With origin: {origin} add {key} ({meaning}).",
    ),
    "repost-full-text": (
        "Publishing the full text of others requires permission.",
        "Write a summary and source_url; with permission write origin: authorised and permission_ref.",
    ),
    "synonym-missing": (
        "“{word}” has no synonyms.",
        "Add also: with the words that people use, or remove the item.",
    ),
    "synonym-unsearchable": (
        "“{found}” contains nothing that can be searched for.",
        "Use letters or digits.",
    ),
    "synonym-twice": (
        "“{found}” is listed twice for “{word}”.",
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
    "updated-in-future": (
        "The {key} {found} is in the future, when nothing can have changed; no release is made with it.",
        "Write the day of the change, for example {key}: {today}. Once a later day is published, calendars "
        "of subscribers miss the changes before it.",
    ),
    "date-in-future": (
        "The date {found} is in the future, and there is no publish_at.",
        "Correct the date, or write publish_at: {found}.",
    ),
    "updated-before-published": (
        "The correction of {found} is earlier than the publication on {date}.",
        "Check both dates.",
    ),
    "change-not-dated": (
        "{changed} of “{name}” changed but updated did not, so subscribers of the calendar may not see it.",
        "Write when it was changed: updated: {moment}.",
    ),
    "session-vanished": (
        "The published session “{name}” is gone: it vanishes from calendars without a reason.",
        "Restore it, with cancelled: yes if it is cancelled or moved_from if moved; keep its ID and file.",
    ),
    "session-undated": (
        "The start of the session “{name}” is gone: it vanishes from calendars without a reason.",
        "If it was moved, write moved_from: {start}; if cancelled, restore the start with cancelled: yes.",
    ),
    "stage-vanished": (
        "The published “{name}” is gone: it vanishes from calendars without a reason.",
        "Restore it and change its date, not its name or file; if it is cancelled, write cancelled: yes.",
    ),
    "year-folder": (
        "The article is in the folder of {folder}, but its date is {date}.",
        "Move it to content/news/{year}/, or correct the date.",
    ),
    "host-unknown": (
        "The {key} “{found}” cannot be the URL of a site: {reason}.",
        "Write a full URL, for example https://www.example.org/.",
    ),
    "page-language": (
        "Pages are in Chinese only, so language cannot be “{found}”.",
        "Write language: zh-CN, or remove the line. --lang sets the language of these messages.",
    ),
    "timezone-unknown": (
        "“{found}” is no place's time zone, and not UTC.",
        "Write the region and the city, such as Asia/Shanghai.",
    ),
}
