"""Problems of the disk: code to (what is wrong, what to do)."""

DISK: dict[str, tuple[str, str]] = {
    "disk-missing": (
        "This file or folder no longer exists.",
        "It may have just been moved, renamed or deleted; check that its drive is connected and try again.",
    ),
    "disk-loop": (
        "This symbolic link forms a loop and leads to no file.",
        "Delete the link and copy the file itself here.",
    ),
    "disk-name-too-long": (
        "The name of the file or of a folder is longer than the system allows (255 bytes).",
        "Choose a shorter name, or use fewer nested folders.",
    ),
    "disk-name": (
        "The system does not allow a character in this file name.",
        "Use letters, digits and hyphens.",
    ),
    "disk-denied": (
        "Permission to read or write it was denied.",
        "Ask its owner or an administrator for permission; close any program that locks it.",
    ),
    "disk-read-only": (
        "It is on a read-only disk.",
        "Copy the site folder to a writable disk, or choose another folder with --output.",
    ),
    "disk-no-folder": (
        "There is a file where the path needs a folder.",
        "Move that file away or rename it.",
    ),
    "disk-is-folder": (
        "There is a folder where a file should be.",
        "Move the folder away or rename it, and put the file here.",
    ),
    "disk-in-the-way": (
        "A file or folder with this name is in the way.",
        "Check what it is; if it is not needed, move or delete it and try again.",
    ),
    "disk-special": (
        "This is not a regular file but a device, pipe or the like, and cannot be read.",
        "Delete it and put a regular file in its place.",
    ),
    "disk-damaged": (
        "The disk failed to read or write.",
        "It may be damaged or disconnected: back up important data, connect the drive and try again; "
        "if it fails again, have an administrator check the disk.",
    ),
    "stdout-unwritable": (
        "What the command prints cannot be written: {reason}.",
        "See where it goes (such as the file after >) and choose another place; the site is in order.",
    ),
    "disk-full": (
        "The disk is full.",
        "Delete what is not needed and try again.",
    ),
    "disk-quota": (
        "Your disk quota is used up.",
        "Delete what is not needed, or ask an administrator for more, and try again.",
    ),
    "disk-file-limit": (
        "The file is larger than the disk or the system allows.",
        "Make it smaller, or use another disk.",
    ),
    "disk-other-device": (
        "The file would have to be moved to another disk, which is not possible in one step.",
        "Keep the whole output folder on one disk, or choose another one with --output.",
    ),
    "disk-busy": (
        "Another program is using the file.",
        "Close the program that has it open and try again.",
    ),
    "disk-open-files": (
        "Too many files are open at once.",
        'Close some programs and try again, or add --jobs 1 (with make: ARGS="--jobs 1"); '
        "or have an administrator raise the limit.",
    ),
    "disk-memory": (
        "There is not enough memory.",
        'Close some programs and try again, or add --jobs 1 (with make: ARGS="--jobs 1").',
    ),
}
