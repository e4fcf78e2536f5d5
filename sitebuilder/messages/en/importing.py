"""Problems of texts that are brought in: code to (what is wrong, what to do)."""

IMPORTING: dict[str, tuple[str, str]] = {
    "import-format": (
        "Files of this kind can't be brought in.",
        "A Word document (.docx), a page (.html), a folder of them, or a paste (written -) can.",
    ),
    "import-old-word": (
        "This is an old format (.doc, .wps, .rtf and the like), which can't be read.",
        "Open it in Word or WPS, save it as a Word document (.docx), and import that.",
    ),
    "import-locked": (
        "This file has a password, or is a Word document of the old format.",
        "Open it in Word or WPS, remove the password, save it as .docx, and import that.",
    ),
    "import-broken": (
        "This file is damaged, or no Word document.",
        "Open it in Word or WPS, save it as a new .docx, and import that.",
    ),
    "import-hostile": (
        "This file has something in it that should not be there ({what}); it was not opened.",
        "Ask who sent it; a file of your own save as a new .docx, and import that.",
    ),
    "import-too-large": (
        "The file is too large: {limit} at most, unpacked as well.",
        "Compress its pictures in Word, or keep the photographs apart, and import it again.",
    ),
    "import-empty": (
        "There is neither text nor a picture in it; nothing was written.",
        "See whether it is the right file; copy text out of text boxes and scans.",
    ),
    "import-exists": (
        "This article is there already and was left as it is.",
        "Look at it first; to import once more choose another name by --slug, or remove the file.",
    ),
    "import-none": (
        "There is nothing in the folder that can be brought in.",
        "Put Word documents (.docx) or pages (.html) into it, or name another folder.",
    ),
    "import-title": (
        "No title was found: the name of the file stands there for now.",
        "Write the title of the article.",
    ),
    "import-date": (
        "No date was found: today stands there for now.",
        "Write the date of the article, and move it into the folder of that year.",
    ),
    "import-picture-alt": (
        "The picture {name} has no description.",
        "Say between the brackets what it shows: ![Trainees at the welding bench]({name}).",
    ),
    "import-picture-missing": (
        "The picture {name} is not in what was imported.",
        "Save it from the original, beside the article, by this name; or remove the line.",
    ),
    "import-picture-remote": (
        "The picture is still on another site: {target}",
        "Download it, put it beside the article and write its name instead; or remove the line.",
    ),
    "import-picture-format": (
        "The picture {name} has a format that pages can't show (EMF, WMF, TIFF and the like).",
        "Save it from Word as PNG, put it beside the article and write its name; or remove the line.",
    ),
    "import-link": (
        "The link of {text!r} was left out: {target}",
        "It works in the original file alone. Write a whole address, or the path of a file of the site.",
    ),
    "import-frame": (
        "What was embedded (a video, say) has become a link: {target}",
        "Look at it: a link to a video in a paragraph of its own is shown as a card. Or remove it.",
    ),
    "import-card-audio": (
        "The sound {name!r} was left out.",
        "Put its file beside the article and link to it, if it is wanted.",
    ),
    "import-card-video": (
        "The video {name!r} was left out.",
        "Put its file (mp4) beside the article, or link to the video's page.",
    ),
    "import-card-account": (
        "The card of the account {name!r} was left out.",
        "Write the name of the account, if it is wanted.",
    ),
    "import-card-program": (
        "The mini program {name!r} was left out.",
        "Write its name, or put its QR code there as a picture.",
    ),
    "import-card-product": (
        "The card of the product {name!r} was left out.",
        "Websites rarely need it; write it as text, if it is wanted.",
    ),
    "import-decoration": (
        "Pictures of the layout editor and emoticons were left out.",
        "Nothing to do, unless there was text in them.",
    ),
    "import-page-edge": (
        "The text of headers and footers was left out: {text}",
        "Write it into the text, if it is wanted.",
    ),
    "import-comments": (
        "Comments were left out, {count} of them. The first: {text}",
        "See whether all of them have been dealt with.",
    ),
    "import-changes": (
        "There are tracked changes: {deleted} deletions are left out, {inserted} insertions are in the text.",
        "Compare with the original; best accept or reject all changes in Word, and import again.",
    ),
    "import-hidden": (
        "Hidden text was left out, in {count} places.",
        "Show it in Word, if it is to be published, and import again.",
    ),
    "import-text-box": (
        "The text of a text box stands after the paragraph that holds it: {text}",
        "Move it to where it belongs.",
    ),
    "import-formula": (
        "Of {count} formulas only their signs are left, in a row.",
        "Put them in as pictures, or write them as text.",
    ),
    "import-drawing": (
        "Shapes, charts or word art were left out, {count} of them.",
        "Make a picture (PNG) of them in Word and put it beside the article.",
    ),
    "import-object": (
        "Embedded objects (sheets, PDF files) were left out, {count} of them.",
        "Save them as files beside the article and name them in attachments, or link to them.",
    ),
    "import-contents": (
        "The table of contents was left out.",
        "Nothing to do: the page lists its headings by itself.",
    ),
    "migrate-none": (
        "There is nothing here to migrate.",
        "{remedy}",
    ),
    "migrate-tag": (
        "This tag was left out: {tag}",
        "It works in the old blog alone. Write it as text, a picture or a link.",
    ),
    "migrate-picture": (
        "This picture is not in the folder of the blog: {target}",
        "Find it, put it beside the article and write its name; or remove it.",
    ),
    "migrate-link": (
        "What this link leads to did not come along: {target}",
        "Write the new link, or leave the text alone.",
    ),
    "migrate-front-matter": (
        "The front matter was not well formed and was read line by line.",
        "See whether title, date and tags are right.",
    ),
    "migrate-keys": (
        "The keys {keys} of the front matter were left out.",
        "The site has no use for them; write what is wanted into the text or another field.",
    ),
    "migrate-address": (
        "The old address can't be an alias: {address}",
        "Another article has it, or there is something in it that can't be. Write another into aliases.",
    ),
    "migrate-date": (
        "The article has no date: today stands there for now.",
        "Write its date, and move it into the folder of that year.",
    ),
    "migrate-passed-over": (
        "{count} files were passed over: index pages, templates.",
        "Nothing to do, unless there is text in them: write that as pages.",
    ),
    "migrate-remote": (
        "{count} articles show pictures of other sites, which a build refuses.",
        "Download them beside the articles; if there are too many, write remote_media: link in site.yaml.",
    ),
}
