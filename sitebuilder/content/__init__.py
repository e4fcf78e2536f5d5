"""The content model: from source files to a library of typed, checked documents.

Also what a release demands of them: complete settings (``release``), signatures (``review``), and no
reference to a document that is not shown (``absent``).
"""
