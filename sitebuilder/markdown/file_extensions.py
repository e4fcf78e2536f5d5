"""The extensions of files that texts name, by which the signs in such a name are known."""

EXTENSIONS = (
    "docx?|xlsx?|pptx?|wps|et|dps|pdf|ofd|txt|csv|jpe?g|png|gif|bmp|tiff?|svg|webp|psd|ai|dwg|dxf|mp[34]|avi|mov|wav|zip"
    "|rar|7z|gz|tar|exe|dll|msi|apk|iso|bat|sh|ini|log|tmp|bak|md|ya?ml|xml|json|html?|css|js|ts|py|java|class|jar|cs|c|h|cpp"
    "|php|sql|db|so"
)
"""An expression of them, without the dot."""
