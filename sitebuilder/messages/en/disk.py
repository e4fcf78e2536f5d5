"""Problems of the disk: code to (what is wrong, what to do)."""

DISK: dict[str, tuple[str, str]] = {
    "disk-missing": (
        "This file or folder is not there any more.",
        "It may just have been moved, renamed or deleted; see that its drive is connected, and try again.",
    ),
    "disk-loop": (
        "This link leads round in a circle and to no file.",
        "Delete the link and copy the file itself here.",
    ),
    "disk-name-too-long": (
        "The name of the file or of a folder is longer than the system takes (255 bytes).",
        "Choose a shorter name, or put fewer folders into each other.",
    ),
    "disk-name": (
        "The system does not take a character of this file's name.",
        "Use letters, digits and hyphens.",
    ),
    "disk-denied": (
        "It may not be read or written.",
        "Ask its owner or an administrator for the rights; close a program that holds or locks it.",
    ),
    "disk-read-only": (
        "It is on a disk that can only be read.",
        "Copy the site folder to a disk that can be written, or choose another folder with --output.",
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
        "A file or folder of this name is in the way.",
        "See what it is; if it is not needed, move or delete it, and try again.",
    ),
    "disk-special": (
        "This is no regular file but a device, a pipe or the like, and cannot be read.",
        "Delete it and put a regular file in its place.",
    ),
    "disk-damaged": (
        "The disk failed to read or write.",
        "It may be damaged, or a drive disconnected: back up what matters, connect it and try again; "
        "if it fails again, let an administrator check the disk.",
    ),
    "disk-full": (
        "The disk is full.",
        "Delete what is not needed and try again.",
    ),
    "disk-quota": (
        "Your share of the disk (quota) is used up.",
        "Delete what is not needed, or ask an administrator for more, and try again.",
    ),
    "disk-file-limit": (
        "The file is larger than the disk or the system takes.",
        "Make it smaller, or use another disk.",
    ),
    "disk-other-device": (
        "The file would have to move to another disk, which the system cannot do in one step.",
        "Keep the whole output folder on one disk, or choose another one with --output.",
    ),
    "disk-busy": (
        "Another program holds the file.",
        "Close the program that has it open, and try again.",
    ),
    "disk-open-files": (
        "Too many files are open at once for the system.",
        "Close some programs and try again, or add --jobs 1; or let an administrator raise the limit.",
    ),
    "disk-memory": (
        "There is not enough memory.",
        "Close some programs and try again, or add --jobs 1.",
    ),
}
