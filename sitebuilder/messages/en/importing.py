"""Problems of imported texts: code to (what is wrong, what to do)."""

IMPORTING: dict[str, tuple[str, str]] = {
    "import-format": (
        "Files of this kind cannot be imported.",
        "Import a Word document (.docx), a web page (.html), a .txt, a folder of them, or pasted text (-). "
        "Paste cells of a spreadsheet into an article: they become a table.",
    ),
    "import-old-word": (
        "This is an old format (.doc, .wps, .rtf and the like), which cannot be read.",
        "Open it in Word or WPS, save it as a Word document (.docx), and import that.",
    ),
    "import-locked": (
        "This file has a password, or is a Word document in the old format.",
        "Open it in Word or WPS, remove the password, save it as .docx, and import that.",
    ),
    "import-broken": (
        "This file is damaged or not a Word document.",
        "Open it in Word or WPS, save it as a new .docx, and import that.",
    ),
    "import-hostile": (
        "This file contains something suspicious ({what}), so it was not opened.",
        "Ask the sender; if it is your own file, save it as a new .docx and import that.",
    ),
    "import-too-large": (
        "The file is too large: at most {limit}, also when unpacked.",
        "Compress its pictures in Word, or take the photographs out, and import it again.",
    ),
    "import-empty": (
        "It contains neither text nor pictures; nothing was written.",
        "Check whether it is the right file; copy text out of text boxes and scans.",
    ),
    "import-passed-over": (
        "{count} files of the folder were not imported: {names}",
        "PDF files, spreadsheets and slides cannot be. Put those that are attachments next to the article "
        "and list them in attachments; copy text that is to be published into a Word file, and import that.",
    ),
    "import-exists": (
        "This article already exists and was left as it is.",
        "Look at it first; to import again, choose another name with --slug or delete the file.",
    ),
    "import-none": (
        "There is nothing in the folder that can be imported.",
        "Put Word documents (.docx), web pages (.html) or .txt files into it, or give another folder.",
    ),
    "import-stopped": (
        "It ended here: the {count} articles after it were not written.",
        "Solve the problem above and try again; those already written are left as they are.",
    ),
    "import-title": (
        "No title was found; the file name is used for now.",
        "Write the title of the article.",
    ),
    "import-date": (
        "No date was found; today's date is used for now.",
        "Write the date of the article and move it into the folder of that year.",
    ),
    "import-picture-alt": (
        "The picture {name} has no description.",
        "Describe what it shows between the brackets: ![Trainees at the welding bench]({name}).",
    ),
    "import-picture-missing": (
        "The picture {name} is not in what was imported.",
        "Save it from the original next to the article, under this name; or delete the line.",
    ),
    "import-picture-remote": (
        "The picture is still on another site: {target}",
        "Download it, put it next to the article and write its name instead; or delete the line.",
    ),
    "import-picture-format": (
        "The picture {name} has a format that pages cannot show (EMF, WMF, TIFF and the like).",
        "Save it from Word as PNG, put it next to the article and write its name; or delete the line.",
    ),
    "import-picture-cropped": (
        "Pictures that were cropped in Word are imported as a whole, with what was cut off: {count}.",
        "If that is not to be published, delete these areas in Word (“Compress Pictures”) and import again.",
    ),
    "import-link": (
        "The link on {text!r} was removed: {target}",
        "It only works in the original file. Write a full URL, or the path of a file of the site.",
    ),
    "import-frame": (
        "Embedded content (a video, say) was replaced by a link: {target}",
        "Check it: a link to a video in a paragraph of its own is shown as a card. Or delete it.",
    ),
    "import-card-audio": (
        "The audio {name!r} was left out.",
        "If it is needed, put its file next to the article and link to it.",
    ),
    "import-card-video": (
        "The video {name!r} was left out.",
        "Put its file (mp4) next to the article, or link to the video's page.",
    ),
    "import-card-account": (
        "The card for the account {name!r} was left out.",
        "If it is needed, write the name of the account.",
    ),
    "import-card-program": (
        "The mini program {name!r} was left out.",
        "Write its name, or insert its QR code as a picture.",
    ),
    "import-card-product": (
        "The card for the product {name!r} was left out.",
        "Websites rarely need it; if it is needed, write it as text.",
    ),
    "import-card-other": (
        "The card {name!r} (a place, a vote or the like) was left out.",
        "If it is needed, write it as text or as a link.",
    ),
    "import-decoration": (
        "Decorative pictures of the layout editor and emoticons were left out.",
        "Nothing to do, unless they contained text.",
    ),
    "import-around": (
        "Only the article of the page was imported, not the navigation, the footer and the rest around it.",
        "Compare it with the page, and write what else is needed.",
    ),
    "import-page-edge": (
        "The text of headers and footers was left out: {text}",
        "If it is needed, write it into the text.",
    ),
    "import-comments": (
        "{count} comments were left out. The first: {text}",
        "Check that all of them have been dealt with.",
    ),
    "import-changes": (
        "There are tracked changes: {deleted} deletions were applied, {inserted} insertions are in the text.",
        "Compare with the original; ideally accept or reject all changes in Word and import again.",
    ),
    "import-hidden": (
        "Hidden text was left out in {count} places.",
        "If it should be published, unhide it in Word and import again.",
    ),
    "import-unseen": (
        "Text that the page does not show was left out in {count} places. The first: {text}",
        "If it should be published, write it into the text.",
    ),
    "import-text-box": (
        "The text of a text box was placed after the paragraph that contains it: {text}",
        "Move it to where it belongs.",
    ),
    "import-formula": (
        "Of {count} formulas only the characters are left, without their layout.",
        "Insert them as pictures, or write them as text.",
    ),
    "import-drawing": (
        "{count} shapes, charts or WordArt objects were left out.",
        "Save them as pictures (PNG) in Word and put these next to the article.",
    ),
    "import-drawn-text": (
        "The words drawn in graphics (SVG) were not imported: {text}",
        "If they are needed, write them as text; words such as “click here” are not.",
    ),
    "import-object": (
        "{count} embedded objects (spreadsheets, PDF files) were left out.",
        "Save them as files next to the article and list them in attachments, or link to them.",
    ),
    "import-contents": (
        "The table of contents was left out.",
        "Nothing to do: the page lists its headings automatically.",
    ),
    "migrate-broken": (
        "The export is damaged from here on, most likely because it was interrupted; nothing was migrated.",
        "Export again in WordPress; a large blog by year or category, and migrate each file.",
    ),
    "migrate-settings": (
        "These settings of the blog could not be read and were left out, as if the blog had none.",
        "Correct the file (no line may have over a hundred dots), remove what was migrated, migrate again.",
    ),
    "migrate-none": (
        "There is nothing here to migrate.",
        "{remedy}",
    ),
    "migrate-tag": (
        "This tag was removed: {tag}",
        "It only works in the old blog. Write it as text, a picture or a link.",
    ),
    "migrate-picture": (
        "This picture is not in the folder of the blog: {target}",
        "Find it, put it next to the article and write its name; or delete it.",
    ),
    "migrate-link": (
        "The target of this link was not migrated: {target}",
        "Write the new link, or keep only its text.",
    ),
    "migrate-front-matter": (
        "The front matter is malformed and was read line by line.",
        "Check that title, date and tags are right.",
    ),
    "migrate-keys": (
        "The keys {keys} of the front matter were left out.",
        "The site does not use them; move what is needed into the text or another field.",
    ),
    "migrate-address": (
        "The old address cannot be an alias: {address}",
        "Another page (an article, the list of a tag) has it, or it is no valid path; write another alias.",
    ),
    "migrate-exists": (
        "{old} of the old blog was not migrated: the site has this one already, which was not changed.",
        "Look at both, and write what is to be kept into this one; one of an earlier run may stay as it is.",
    ),
    "migrate-date": (
        "The article has no date; today's date is used for now.",
        "Write its date and move it into the folder of that year.",
    ),
    "migrate-bad-date": (
        "The old date “{found}” could not be read; that of the file's name, another or today replaces it.",
        "Correct date, and move the article to the folder of its year.",
    ),
    "migrate-link-draft": (
        "This link is to an article that is a draft or not published yet; it leads to the old site for now. "
        "The new file is {target}",
        "Once that is published, link to its new file.",
    ),
    "migrate-same-tag": (
        "The tag “{tag}” has the same address as “{other}” and was left out.",
        "To keep both, give them different slugs in tags of site.yaml, then add it to tags here.",
    ),
    "migrate-comments": (
        "The {count} comments of readers were not brought in.",
        "This site has no comments; write those to be kept into the articles.",
    ),
    "migrate-hidden": (
        "This had a password in the old blog, or was not public; it is a draft for now.",
        "Everybody can read this site's pages. Delete draft: yes once it may be public.",
    ),
    "migrate-cover-alt": (
        "The cover {name} has no description; the title stands in for it.",
        "Write into cover_alt what can be seen, such as “Trainees welding in the workshop”.",
    ),
    "migrate-passed-over": (
        "{count} files were skipped (index pages, templates): {names}",
        "Nothing to do, unless they contain text: turn that into pages.",
    ),
    "migrate-remote": (
        "{count} articles show pictures from other sites, which a build refuses.",
        "Download them next to the articles; if there are too many, set remote_media: link in site.yaml.",
    ),
}
