"""CSS and JavaScript: bundled, minified and fingerprinted."""

from sitebuilder.assets.bundle import AssetFile, Bundles, bundle_assets

__all__ = ["AssetFile", "Bundles", "bundle_assets"]
