"""The content model: what editors may write, as frozen structs.

A field without a default is required. A fact that nobody has given stays ``None`` and is shown as
待公布 or left out, never made up.
"""
