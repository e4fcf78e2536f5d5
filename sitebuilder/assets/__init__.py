"""CSS and JavaScript: bundled, minified and fingerprinted."""

from sitebuilder.assets.bundle import AssetFile, Bundles, Minified, bundle_assets

__all__ = ["AssetFile", "Bundles", "Minified", "bundle_assets"]
