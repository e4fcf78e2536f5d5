"""The content model: from source files to a library of typed, checked documents."""
