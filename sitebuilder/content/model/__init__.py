"""The content model: what editors may write, as frozen structs, and the types of its fields.

A field without a default is required. An unknown fact is ``None``: it is shown as 待公布 or omitted, never
made up.
"""
