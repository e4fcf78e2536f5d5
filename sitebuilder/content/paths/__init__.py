"""Names of files, folders and URLs: reading and writing them safely, making paths on the site out of text."""
